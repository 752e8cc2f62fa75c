import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { outcomeWords } from '../case-parts/outcome-words.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { foreseen } from './moves.ts'
import { words } from './words.ts'

type Reasoned = Extract<CaseAct, { reason: string }>

/** Exactly what the one who reported it will read, made by the words of 我的 from the case as this step leaves it. */
export function ReporterPreview({ seen, act }: { seen: DeskCase; act: Reasoned }) {
  const { me, env } = usePhone()
  const after = foreseen(seen, act, me)
  const role = me.posts.find((post) => post.role !== 'reporter' && post.role !== 'handler')?.role ?? 'grid_leader'
  const event = { seq: 0, type: act.act, at: env.now(), role, name: me.name, reason: act.reason, photoIds: [] }
  const said = outcomeWords({ ...after, history: [...seen.history, event] })
  return (
    <div class="desk-preview">
      <span>{words.reporterSees}</span>
      <blockquote>
        <StateChip state={after.state} />
        <p>{said}</p>
        {!said.includes(act.reason) && <p>{act.reason}</p>}
      </blockquote>
    </div>
  )
}
