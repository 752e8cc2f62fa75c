import { useState } from 'preact/hooks'
import { WORDS_MAX } from '../../domain/report.ts'
import { CategoryPicture } from '../case-parts/category-picture.tsx'
import type { MyReport } from '../offline/my-reports.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { formOf, type SupplementForm, supplementOf } from './supplement-form.ts'
import { SupplementPlace } from './supplement-place.tsx'
import { questionOf } from './told.ts'
import { subjectOf, useOwnAct } from './use-own-act.ts'
import { words } from './words.ts'

type Props = { report: MyReport; open: boolean; onClose: () => void }

/** 补充信息: category, place and words that were left open. Kept on this phone first, sent by itself. */
export function SupplementSheet({ report, open, onClose }: Props) {
  const [form, setForm] = useState<SupplementForm | null>(null)
  const question = report.case ? questionOf(report.case) : null
  const shown = form ?? formOf(report.said)
  const change = (part: Partial<SupplementForm>) => setForm({ ...shown, ...part })
  const close = () => {
    setForm(null)
    onClose()
  }
  const { busy, trouble, take } = useOwnAct(subjectOf(report), words.supplement.saved, close)
  const supplement = supplementOf(shown, report.said)
  const save = () => supplement && void take({ act: 'supplement', supplement })
  const foot = (
    <Button kind="main" wide busy={busy} disabled={!supplement} onClick={save}>
      {supplement ? words.supplement.save : words.supplement.nothing}
    </Button>
  )
  return (
    <Sheet title={words.supplement.title} {...{ open, foot }} onClose={close}>
      <div class="supplement-form">
        {question !== null && (
          <Notice tone="waiting">{question ? words.supplement.asked(question) : words.supplement.askedPlain}</Notice>
        )}
        <SupplementCategory value={shown.categoryId} onChange={(categoryId) => change({ categoryId })} />
        <SupplementPlace place={shown.place} onChange={(place) => change({ place })} />
        <TextArea
          label={words.supplement.words}
          note={words.supplement.optional}
          value={shown.words}
          onInput={(said) => change({ words: said })}
          maxLength={WORDS_MAX}
        />
        {question !== null && <p class="report-fact">{words.supplement.noPhotos}</p>}
        {trouble && <Notice tone="wrong">{trouble}</Notice>}
      </div>
    </Sheet>
  )
}

function SupplementCategory({ value, onChange }: { value: string | null; onChange: (id: string) => void }) {
  const { community } = usePhone()
  const options = community.categories.map(({ id, name }) => ({
    value: id,
    label: name,
    picture: <CategoryPicture id={id} size={44} />,
  }))
  return <RadioCards legend={words.supplement.category} {...{ options, value, onChange }} />
}
