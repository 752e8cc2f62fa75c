import { MapPinOff } from 'lucide-preact'
import type { Place } from '../../domain/place.ts'
import { placeDoubt } from '../../domain/place-grid.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { doubtWords } from './doubt-words.ts'

/** 位置待核 beside a place that does not fit the plan; nothing where it does. */
export function DoubtedPlace({ place }: { place: Place | null }) {
  const { community } = usePhone()
  const doubt = place && placeDoubt(place, community)
  if (!doubt) return null
  return (
    <>
      {' '}
      <Chip tone="waiting" icon={<Icon of={MapPinOff} />}>
        {doubtWords[doubt]}
      </Chip>
    </>
  )
}
