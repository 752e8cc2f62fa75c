import { useState } from 'preact/hooks'
import type { Building } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { buildingPlace } from './named-place.ts'
import { floorsOf, spotsOf } from './spots.ts'
import { words } from './words.ts'

export type RefineSheetProps = {
  building: Building
  unit: string | null
  /** Called with every step, so that closing at any moment keeps what was said. */
  onChange: (place: Place) => void
  onClose: () => void
}

/** Where in a building: the unit, then the floor or a named spot. Either may be left out with one tap. */
export function RefineSheet({ building, unit: before, onChange, onClose }: RefineSheetProps) {
  const { env } = usePhone()
  const [unit, setUnit] = useState<string | null>(before)
  const [asking, setAsking] = useState<'unit' | 'spot'>(building.units.length > 0 && before === null ? 'unit' : 'spot')
  const say = (said: string | null, spot: string | null = null) =>
    onChange(buildingPlace(building, said, env.now(), spot))
  const pickUnit = (said: string) => {
    setUnit(said)
    setAsking('spot')
    say(said)
  }
  const pickSpot = (spot: string) => {
    say(asking === 'unit' ? null : unit, spot)
    onClose()
  }
  const where = asking === 'spot' && unit ? unit : building.name
  const title = asking === 'unit' ? words.refine.unit(building.name) : words.refine.spot(wholeName(building, unit))
  const foot = (
    <Button kind="main" wide onClick={onClose}>
      {words.refine.enough(where)}
    </Button>
  )
  return (
    <Sheet title={title} open {...{ onClose, foot }}>
      {asking === 'unit' ? (
        <div class="place-list">
          <Names names={building.units} onPick={pickUnit} />
          <h3>{words.refine.spots}</h3>
          <Names names={spotsOf(null)} onPick={pickSpot} />
        </div>
      ) : (
        <SpotList {...{ building, unit }} onPick={pickSpot} onBack={() => setAsking('unit')} />
      )}
    </Sheet>
  )
}

const wholeName = ({ name }: Building, unit: string | null) => (unit ? `${name} ${unit}` : name)

type SpotProps = { building: Building; unit: string | null; onPick: (spot: string) => void; onBack: () => void }

function SpotList({ building, unit, onPick, onBack }: SpotProps) {
  const floors = floorsOf(building)
  return (
    <div class="place-list">
      <h3>{words.refine.spots}</h3>
      <Names names={spotsOf(unit)} {...{ onPick }} />
      {floors.length > 0 && <h3>{words.refine.floors}</h3>}
      <Names names={floors} {...{ onPick }} />
      {building.units.length > 0 && (
        <Button kind="quiet" wide onClick={onBack}>
          {words.refine.back}
        </Button>
      )}
    </div>
  )
}

type NamesProps = { names: readonly string[]; onPick: (name: string) => void }

function Names({ names, onPick }: NamesProps) {
  return (
    <ul class="place-names place-names-short">
      {names.map((name) => (
        <li key={name}>
          <Button wide onClick={() => onPick(name)}>
            {name}
          </Button>
        </li>
      ))}
    </ul>
  )
}
