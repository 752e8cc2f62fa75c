import { useState } from 'preact/hooks'
import type { Point } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'
import { isError } from '../../domain/plan-problem.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { ProblemList } from './problem-list.tsx'
import type { PlanImport } from './use-plan-import.ts'
import { words } from './words.ts'

type Props = {
  plan: Plan
  file: PlanImport
  onTake: (plan: Plan) => void
  onShow: (point: Point) => void
  onClose: () => void
}

/** Beside the map, which shows the file as it is: what was found, what is wrong with it, and taking it. */
export function ImportPanel({ plan, file, onTake, onShow, onClose }: Props) {
  const { opened, busy, trouble } = file
  const [grids, setGrids] = useState(true)
  const [buildings, setBuildings] = useState(true)
  const problems = opened?.problems ?? []
  const takesGrids = grids && (opened?.plan.grids.length ?? 0) > 0
  const takesBuildings = buildings && (opened?.plan.buildings.length ?? 0) > 0
  // A file of buildings alone has no grid, which is nothing wrong with it.
  const relevant = problems.filter(({ code }) => takesGrids || !['no_grids', 'building_outside'].includes(code))
  const canTake = opened !== null && (takesGrids || takesBuildings) && !relevant.some(isError)
  const take = () => {
    if (!opened) return
    onTake({
      grids: takesGrids ? opened.plan.grids : plan.grids,
      buildings: takesBuildings ? opened.plan.buildings : plan.buildings,
    })
  }
  return (
    <section class="plan-list plan-import" aria-labelledby="plan-import">
      <h2 id="plan-import">{words.importTitle}</h2>
      <p>{words.importExplained}</p>
      <label class="plan-field">
        <span>{words.importFileLabel}</span>
        <input
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen) file.open(chosen)
          }}
        />
      </label>
      {busy && <Waiting>{words.importReading}</Waiting>}
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
      {opened && (
        <>
          <p>{words.importFound(opened.plan.grids.length, opened.plan.buildings.length)}</p>
          {opened.skipped > 0 && <p>{words.importSkipped(opened.skipped)}</p>}
          <ProblemList plan={opened.plan} problems={relevant} onShow={onShow} />
          {problems.some(({ code }) => code === 'swapped_axes') && (
            <Button onClick={file.swap}>{words.importSwap}</Button>
          )}
          <Choice label={words.importReplaceGrids} checked={grids} onChange={setGrids} />
          <Choice label={words.importReplaceBuildings} checked={buildings} onChange={setBuildings} />
          <p class="plan-note">{words.importKept}</p>
        </>
      )}
      <div class="plan-row-acts">
        <Button onClick={onClose}>{words.importCancel}</Button>
        <Button kind="main" disabled={!canTake} onClick={take}>
          {words.importTake}
        </Button>
      </div>
    </section>
  )
}

type ChoiceProps = { label: string; checked: boolean; onChange: (on: boolean) => void }

const Choice = ({ label, checked, onChange }: ChoiceProps) => (
  <label class="plan-check">
    <input type="checkbox" {...{ checked }} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
)
