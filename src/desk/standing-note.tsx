import { LocateFixed, MapPin, MapPinOff } from 'lucide-preact'
import type { DeskCase } from '../../domain/case-view.ts'
import type { Standpoint } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'
import type { Gps } from '../place/use-gps.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { momentWords } from '../ui/when.ts'
import { handedInAt, standingOf } from './standing.ts'
import { agoWords, words } from './standing-words.ts'

type Props = { seen: DeskCase; gps: Gps; at: Standpoint | null }

/** How long ago the work was handed in and how far from it one stands: said as it is, and never in the way. */
export function StandingNote({ seen, gps, at }: Props) {
  const now = usePhone().env.now()
  const done = handedInAt(seen.history)
  return (
    <section class="standing" aria-label={words.title}>
      {done !== null && <p>{words.done(momentWords(done, now), agoWords(done, now))}</p>}
      <div role="status">
        <Where {...{ seen, gps, at }} />
      </div>
    </section>
  )
}

function Where({ seen, gps, at }: Props) {
  if (seen.place === null) return <p>{words.noPlace}</p>
  const standing = at && standingOf(seen.place, at)
  if (standing) {
    const { metres, accuracy, onSpot } = standing
    return (
      <>
        <p class={onSpot ? 'standing-near' : 'standing-far'}>
          <Icon of={onSpot ? MapPin : MapPinOff} />{' '}
          {onSpot ? words.near(metres, accuracy) : words.far(metres, accuracy)}
        </p>
        {!onSpot && <p class="desk-note">{words.farNote}</p>}
      </>
    )
  }
  if (gps.state === 'looking') return <p>{words.asking}</p>
  return (
    <>
      {gps.state === 'trouble' && <p>{words.trouble[gps.why]}</p>}
      <p class="desk-note">{words.none}</p>
      <Button icon={<Icon of={LocateFixed} />} onClick={gps.start}>
        {words.ask}
      </Button>
    </>
  )
}
