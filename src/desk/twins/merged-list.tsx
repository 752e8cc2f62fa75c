import { Split } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { DeskCase, MergedCase } from '../../../domain/case-view.ts'
import { deskCaseSchema } from '../../../domain/case-view.ts'
import { paths } from '../../../domain/wire.ts'
import { PhotoStrip } from '../../case-parts/photo-strip.tsx'
import { fromServer } from '../../case-parts/shown-photo.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { momentWords } from '../../ui/when.ts'
import { placeText } from '../case-words.ts'
import { SplitSheet } from './split-sheet.tsx'
import { twinWords as words } from './words.ts'
import './merged-list.css'

type Props = { item: DeskCase; canSplit: boolean; busy: boolean; onSplit: (item: DeskCase) => void }

/** What was merged into a case: what each reporter wrote and showed, each to be split off again. */
export function MergedList({ item, canSplit, busy, onSplit }: Props) {
  const { api } = usePhone()
  const [splitting, setSplitting] = useState<DeskCase | null>(null)
  const merged = item.merged ?? []
  if (merged.length === 0) return null
  const ask = async (caseId: string) => {
    const answer = await api.get(paths.deskCase(caseId), deskCaseSchema)
    if (answer.ok) setSplitting(answer.value)
  }
  return (
    <section class="merged-list">
      <h3>{words.mergedTitle}</h3>
      <p>{words.mergedCount(merged.length)}</p>
      <ol>
        {merged.map((one, at) => (
          <li key={one.caseId}>
            <Merged {...{ one }} />
            {canSplit && (
              <Button
                icon={<Icon of={Split} />}
                disabled={busy}
                aria-label={words.splitLabel(at + 1)}
                onClick={() => void ask(one.caseId)}
              >
                {words.split}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <SplitSheet
        item={splitting}
        {...{ busy }}
        onSplit={(one) => {
          setSplitting(null)
          onSplit(one)
        }}
        onClose={() => setSplitting(null)}
      />
    </section>
  )
}

function Merged({ one }: { one: MergedCase }) {
  const { community, env } = usePhone()
  return (
    <div class="merged-one">
      <p>
        {placeText(one, community)} · {momentWords(one.receivedAt, env.now())}
      </p>
      {one.words && <p>{words.wrote(one.words)}</p>}
      {one.photos.length > 0 && <PhotoStrip photos={one.photos.map(fromServer)} name={words.facts.photos} />}
    </div>
  )
}
