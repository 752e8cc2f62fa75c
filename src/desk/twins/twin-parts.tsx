import { Merge } from 'lucide-preact'
import type { DeskCase } from '../../../domain/case-view.ts'
import { Link } from '../../phone/link.tsx'
import { usePhone } from '../../phone/use-phone.ts'
import { Notice } from '../../ui/notice.tsx'
import { deskHref } from '../desk-address.ts'
import type { DeskActs } from '../use-desk-acts.ts'
import { mayTakePart } from './merge-plan.ts'
import { MergedList } from './merged-list.tsx'
import { RecursLine } from './recurs-line.tsx'
import { TwinStrip } from './twin-strip.tsx'
import { twinWords as words } from './words.ts'

/** What a case has to do with others: what may be the same, what was merged into it, and which one it follows. */
export function TwinParts({ item, cases, acts }: { item: DeskCase; cases: readonly DeskCase[]; acts: DeskActs }) {
  const { me } = usePhone()
  const isLeader = mayTakePart({ ...item, state: 'submitted' }, me)
  return (
    <>
      <RecursLine {...{ item }} busy={acts.busy} onRelink={(of) => void acts.run(item, [{ act: 'relink', of }])} />
      {item.mergedInto && (
        <Notice
          tone="info"
          act={
            <Link class="button button-plain" href={deskHref({ tab: 'submitted', caseId: item.mergedInto })}>
              <Merge aria-hidden="true" />
              <span>{words.followsOpen}</span>
            </Link>
          }
        >
          {words.followsTitle}
        </Notice>
      )}
      <TwinStrip
        {...{ item }}
        news={`${cases.length} ${cases[0]?.caseId}`}
        onCompare={(otherId) => acts.openForm({ step: 'merge', seen: item, forAccept: false, otherId })}
      />
      <MergedList
        {...{ item }}
        canSplit={isLeader}
        busy={acts.busy}
        onSplit={(child) => void acts.run(child, [{ act: 'split' }])}
      />
    </>
  )
}
