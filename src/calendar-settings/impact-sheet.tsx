import type { LimitsPreview } from '../../domain/limits.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { momentWords } from '../ui/when.ts'
import { words } from './words.ts'

type Props = {
  preview: LimitsPreview | null
  saving: boolean
  trouble: string | null
  onSave: () => void
  onClose: () => void
}

/** What the change would do to the open cases, before it is done. */
export function ImpactSheet({ preview, saving, trouble, onSave, onClose }: Props) {
  return (
    <Sheet
      title={words.impact}
      open={preview !== null}
      onClose={onClose}
      foot={
        <>
          <Button kind="main" wide busy={saving} onClick={onSave}>
            {words.save}
          </Button>
          <Button kind="quiet" wide onClick={onClose}>
            {words.cancel}
          </Button>
        </>
      }
    >
      {preview && <Impact preview={preview} />}
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
    </Sheet>
  )
}

function Impact({ preview }: { preview: LimitsPreview }) {
  const { community, env } = usePhone()
  const { open, looked, earlier, later, newlyLate, noLongerLate, samples } = preview
  const lines = [
    earlier > 0 && words.earlier(earlier),
    later > 0 && words.later(later),
    newlyLate > 0 && words.newlyLate(newlyLate),
    noLongerLate > 0 && words.noLongerLate(noLongerLate),
  ].filter((line) => line !== false)
  const now = env.now()
  const moment = (end: number | null) => (end === null ? words.noLimit : momentWords(end, now))
  if (lines.length === 0) return <p>{words.impactNone}</p>
  return (
    <>
      <p>{words.impactOf(looked, open)}</p>
      <ul class="calendar-impact">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ul class="calendar-samples">
        {samples.map(({ caseId, categoryId, kind, before, after }) => (
          <li key={caseId}>
            <strong>{community.categories.find(({ id }) => id === categoryId)?.name ?? words.unnamed}</strong>{' '}
            {kind === 'acknowledge' ? words.acknowledge : words.fix}
            <br />
            {words.sample(moment(before), moment(after))}
          </li>
        ))}
      </ul>
    </>
  )
}
