import { Building2, Clock, History, Image, LocateFixed, Map as MapIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { recallLastFix } from '../phone/last-fix.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { lastFixPlace, lastFixWords } from './last-fix-place.ts'
import { metresFromCommunity, NEAR_COMMUNITY_M } from './near-community.ts'
import type { PlaceAskProps } from './place-ask.tsx'
import type { SheetName } from './use-place-sheet.tsx'
import { words } from './words.ts'

type Props = PlaceAskProps & {
  onSheet: (name: SheetName) => void
  /** Something was said that is not a place: looking anew, or later. */
  onDone: () => void
}

/** The buttons, what works everywhere first. */
export function PlaceWays(props: Props) {
  const { place, later, gps, photoPlace, lastBuilding, onGps, onChange, onLater, onSheet, onDone } = props
  const { community } = usePhone()
  const isHere = lastBuilding?.buildingId === place?.buildingId
  const last = isHere ? undefined : community.buildings.find(({ id }) => id === lastBuilding?.buildingId)
  const isOffered = gps.state === 'trouble' && place === null // 改用楼栋 stands in the notice above
  return (
    <div class="place-ways">
      {!isOffered && <Way of={Building2} onClick={() => onSheet('building')} label={words.building} />}
      {gps.state !== 'looking' && (
        <Way
          of={LocateFixed}
          onClick={() => {
            onDone()
            onGps()
          }}
          label={words.gps}
        />
      )}
      <LastFixWay {...props} />
      {photoPlace && <Way of={Image} onClick={() => onChange(photoPlace)} label={words.fromPhoto} />}
      {last && lastBuilding && (
        <Way of={Building2} onClick={() => onChange(lastBuilding)} label={words.last(last.name)} />
      )}
      <Way of={MapIcon} onClick={() => onSheet('map')} label={words.map} />
      {onLater && !later && place?.source !== 'gps' && (
        <Button
          kind="quiet"
          icon={<Icon of={Clock} />}
          onClick={() => {
            onDone()
            onLater()
          }}
        >
          {words.decideLater}
        </Button>
      )}
    </div>
  )
}

/** Indoors: where this phone was a few minutes ago, as long as it has nothing better. */
function LastFixWay({ gps, place, onChange }: Props) {
  const { community, owner, env } = usePhone()
  const fix = gps.state === 'found' ? null : recallLastFix(localStorage, owner, env.now())
  if (!fix || place?.at === fix.at || metresFromCommunity(fix, community) > NEAR_COMMUNITY_M) return null
  return <Way of={History} onClick={() => onChange(lastFixPlace(fix))} label={lastFixWords(fix, env.now())} />
}

type WayProps = { of: typeof MapIcon; label: ComponentChildren; onClick: () => void }

const Way = ({ of, label, onClick }: WayProps) => (
  <Button icon={<Icon {...{ of }} />} {...{ onClick }}>
    {label}
  </Button>
)
