import { CircleX, ClipboardCheck, type LucideIcon, Send, X } from 'lucide-preact'
import { usePhone } from '../../phone/use-phone.ts'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { BulkOrder } from './bulk-sheet.tsx'
import { BULK_STEPS, type BulkStep, casesOpenTo, type Known } from './bulk-steps.ts'
import { words } from './words.ts'
import './bulk.css'

const LOOK: Record<BulkStep, { kind: ButtonKind; sign: LucideIcon }> = {
  accept: { kind: 'main', sign: ClipboardCheck },
  dispatch: { kind: 'main', sign: Send },
  decline: { kind: 'danger', sign: CircleX },
}

type Props = { chosen: readonly Known[]; onOrder: (order: BulkOrder) => void; onClear: () => void }

/** What can be done with all that is chosen; a step that none of them is open to is not offered. */
export function BulkBar({ chosen, onOrder, onClear }: Props) {
  const { me } = usePhone()
  return (
    <section class="desk-bulk" aria-label={words.chosen(chosen.length)}>
      <p role="status">{words.chosen(chosen.length)}</p>
      <Button kind="quiet" icon={<Icon of={X} />} onClick={onClear}>
        {words.clear}
      </Button>
      {BULK_STEPS.map((step) => {
        const caseIds = casesOpenTo(step, chosen, me)
        if (caseIds.length === 0) return null
        return (
          <Button
            key={step}
            kind={LOOK[step].kind}
            icon={<Icon of={LOOK[step].sign} />}
            onClick={() => onOrder({ step, caseIds })}
          >
            {words.stepFor(words.steps[step], caseIds.length)}
          </Button>
        )
      })}
    </section>
  )
}
