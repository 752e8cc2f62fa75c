import { useState } from 'preact/hooks'
import type { Building } from '../../domain/grid.ts'
import { PLAN_NAME_MAX } from '../../domain/plan.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { words } from './words.ts'

type Props = {
  building: Building
  onChange: (wish: Partial<Building>) => void
  /** The next tap on the map is this unit's door. */
  onEntrance: (unit: string) => void
  onClose: () => void
}

const FLOORS = /^(?:[1-9]\d?|1\d\d|200)$/
const UNITS_TEXT_MAX = 400

/** 改楼栋: name, estate, storeys, units and their doors. */
export function BuildingSheet({ building, onChange, onEntrance, onClose }: Props) {
  const [name, setName] = useState(building.name)
  const [estate, setEstate] = useState(building.estate)
  const [floors, setFloors] = useState(building.floors?.toString() ?? '')
  const [units, setUnits] = useState(building.units.join('\n'))
  const unitList = [...new Set(units.split(/[\n,，、]/).map((unit) => unit.trim()))].filter((unit) => unit !== '')
  const floorsAreWrong = floors.trim() !== '' && !FLOORS.test(floors.trim())
  const canTake = name.trim() !== '' && !floorsAreWrong
  const wish = (): Partial<Building> => ({
    name: name.trim(),
    estate: estate.trim(),
    units: unitList,
    floors: floors.trim() === '' ? undefined : Number(floors.trim()),
  })
  const take = (then: () => void) => {
    if (!canTake) return
    onChange(wish())
    then()
  }
  const doors = unitList.length > 0 ? unitList : [words.wholeBuilding]
  const entrances = building.entrances ?? []
  return (
    <Sheet
      open
      title={words.buildingTitle}
      onClose={onClose}
      foot={
        <Button kind="main" wide disabled={!canTake} onClick={() => take(onClose)}>
          {words.ok}
        </Button>
      }
    >
      <div class="plan-form">
        <Field label={words.nameLabel} value={name} onInput={setName} />
        <Field label={words.estateLabel} value={estate} onInput={setEstate} />
        <Field label={words.floorsLabel} note={words.floorsNote} value={floors} onInput={setFloors} numeric />
        {floorsAreWrong && <Notice tone="wrong">{words.floorsWrong}</Notice>}
        <TextArea
          label={words.unitsLabel}
          note={words.unitsNote}
          value={units}
          onInput={setUnits}
          maxLength={UNITS_TEXT_MAX}
          rows={3}
        />
        <h3>{words.entrances}</h3>
        <ul class="plan-entrances">
          {doors.map((unit) => {
            const isSet = entrances.some((one) => one.unit === unit)
            return (
              <li key={unit}>
                <Button disabled={!canTake} onClick={() => take(() => onEntrance(unit))}>
                  {isSet ? words.entranceMoved(unit) : words.entranceSet(unit)}
                </Button>
                {isSet && (
                  <Button
                    kind="quiet"
                    aria-label={words.entranceDrop(unit)}
                    onClick={() => onChange({ entrances: entrances.filter((one) => one.unit !== unit) })}
                  >
                    {words.remove}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </Sheet>
  )
}

type FieldProps = { label: string; note?: string; value: string; onInput: (value: string) => void; numeric?: boolean }

const Field = ({ label, note, value, onInput, numeric }: FieldProps) => (
  <label class="plan-field">
    <span>
      {label}
      {note && <span class="plan-note">{note}</span>}
    </span>
    <input
      value={value}
      maxLength={PLAN_NAME_MAX}
      inputMode={numeric ? 'numeric' : 'text'}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </label>
)
