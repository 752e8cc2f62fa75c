import type { Place } from '../../domain/place.ts'
import { keepLastFix } from '../phone/last-fix.ts'
import { usePhone } from '../phone/use-phone.ts'
import { gpsPlace } from '../place/gps-place.ts'
import { PlaceAsk } from '../place/place-ask.tsx'
import { useGps } from '../place/use-gps.ts'

type Props = { place: Place | null; onChange: (place: Place) => void }

/** Where it is, said later: the same ways as when reporting. The phone is located by tap only: its person may be elsewhere now. */
export function SupplementPlace({ place, onChange }: Props) {
  const { owner, env } = usePhone()
  const gps = useGps((fix) => {
    keepLastFix(localStorage, owner, { ...fix.point, accuracy: fix.accuracy, at: fix.at })
    onChange(gpsPlace(fix))
  }, env.now)
  const choose = (chosen: Place) => {
    gps.stop()
    onChange(chosen)
  }
  return (
    <PlaceAsk
      {...{ place, gps }}
      later={false}
      photoPlace={null}
      photoElsewhere={null}
      lastBuilding={null}
      onGps={gps.start}
      onChange={choose}
      onLater={null}
    />
  )
}
