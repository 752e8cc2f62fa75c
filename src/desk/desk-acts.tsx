import {
  CircleCheck,
  CircleSlash,
  CircleX,
  ClipboardCheck,
  type LucideIcon,
  Merge,
  MessageCircleQuestion,
  Pause,
  PencilLine,
  Play,
  RotateCcw,
  Send,
  Split,
  Undo2,
} from 'lucide-preact'
import type { DeskCase } from '../../domain/case-view.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button, type ButtonKind } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { type BarStep, isOwnWork, offeredSteps } from './desk-steps.ts'
import { pressStep } from './press-step.ts'
import type { DeskActs } from './use-desk-acts.ts'
import { words } from './words.ts'

const LOOK: Record<BarStep, { kind: ButtonKind; sign: LucideIcon }> = {
  reopen: { kind: 'plain', sign: RotateCcw },
  split: { kind: 'plain', sign: Split },
  merge: { kind: 'plain', sign: Merge },
  ask: { kind: 'plain', sign: MessageCircleQuestion },
  settle: { kind: 'plain', sign: PencilLine },
  decline: { kind: 'danger', sign: CircleX },
  fail: { kind: 'danger', sign: Undo2 },
  dispatch: { kind: 'main', sign: Send },
  unsolved: { kind: 'plain', sign: CircleSlash },
  suspend: { kind: 'plain', sign: Pause },
  resume: { kind: 'main', sign: Play },
  verify: { kind: 'main', sign: CircleCheck },
  accept: { kind: 'main', sign: ClipboardCheck },
}

/** A second dispatch is a correction, not the likely next step. */
const kindOf = (step: BarStep, item: DeskCase): ButtonKind =>
  step === 'dispatch' && item.state !== 'accepted' ? 'plain' : LOOK[step].kind

const labelOf = (step: BarStep, item: DeskCase): string =>
  step === 'dispatch' && item.state !== 'accepted' ? words.redispatch : words.acts[step]

/**
 * What can be done with this case, in the thumb's arc.
 * @param covered a sheet lies over the page: these buttons are out of reach and are not to be read out
 */
export function DeskActBar({ item, acts, covered }: { item: DeskCase; acts: DeskActs; covered: boolean }) {
  const { me } = usePhone()
  const offered = offeredSteps(item, me)
  if (offered.length === 0) return <p class="desk-acts-none">{isOwnWork(item, me) ? words.ownWork : words.noActs}</p>
  return (
    <fieldset class="desk-acts" aria-label={words.actsLabel} aria-hidden={covered || undefined}>
      {offered.map((offer) => (
        <Button
          key={offer.step}
          kind={kindOf(offer.step, item)}
          icon={<Icon of={LOOK[offer.step].sign} />}
          busy={acts.busy && offer.step === 'accept'}
          disabled={acts.busy}
          onClick={(event) => event.detail <= 1 && pressStep(item, offer, acts)}
        >
          {labelOf(offer.step, item)}
        </Button>
      ))}
    </fieldset>
  )
}
