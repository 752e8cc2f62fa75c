import { useState } from 'preact/hooks'
import type { Area, Building, Grid, Polygon } from '../../domain/grid.ts'
import type { Point } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'
import { numberIn } from '../../domain/plan-check.ts'
import type { PlanProblem } from '../../domain/plan-problem.ts'
import type { PlanTool } from '../map/plan-tools.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { askWorker } from './ask-worker.ts'
import * as edits from './plan-edits.ts'
import { usePlanHistory } from './use-plan-history.ts'
import { words } from './words.ts'

/** What the next drawing on the map is for. */
export type Mode =
  | { kind: 'look' }
  | { kind: 'grid' }
  | { kind: 'building' }
  | { kind: 'split'; id: string }
  | { kind: 'border'; id: string }
  | { kind: 'redraw'; id: string }
  | { kind: 'entrance'; id: string; unit: string }

export const LOOK: Mode = { kind: 'look' }

/** Everything that can be done to the plan, however it is asked for: tool bar, list or map. */
export function usePlanEditor() {
  const { env, community } = usePhone()
  const history = usePlanHistory()
  const { plan } = history
  const [mode, setMode] = useState<Mode>(LOOK)
  const [selected, select] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [trouble, setTrouble] = useState<string | null>(null)
  const [problems, setProblems] = useState<PlanProblem[] | 'checking' | null>(null)
  const [focus, setFocus] = useState<readonly Point[] | null>(null)

  const change = (next: Plan) => {
    history.change(next)
    setProblems(null)
    setTrouble(null)
  }
  const begin = (next: Mode) => {
    setTrouble(null)
    setMode(next)
  }
  const grid = plan.grids.find(({ id }) => id === selected) ?? null
  const building = plan.buildings.find(({ id }) => id === selected) ?? null

  const drawn = (area: Polygon) => {
    if (mode.kind === 'redraw') change(replaced(plan, mode.id, area))
    else if (mode.kind === 'building') {
      const id = edits.newId('b', env.random)
      change(
        edits.addBuilding(plan, edits.drawnBuilding(plan, id, words.buildingName(plan.buildings.length + 1), area)),
      )
      select(id)
    } else {
      const id = edits.newId('g', env.random)
      change(edits.addGrid(plan, id, words.gridName(edits.nextNumber(plan)), area))
      select(id)
    }
    setMode(LOOK)
  }
  const cut = (line: [number, number][]) => {
    if (mode.kind !== 'split') return
    const fresh = { id: edits.newId('g', env.random), name: words.gridName(edits.nextNumber(plan)) }
    const answer = edits.splitGrid(plan, mode.id, line, fresh)
    setMode(LOOK)
    if (!answer.ok) return setTrouble(words.geometry[answer.why])
    change(answer.value)
    select(fresh.id)
    showToast(words.splitDone(fresh.name))
  }
  const merge = (ids: readonly string[]) => {
    const answer = edits.mergeGrids(plan, ids)
    if (!answer.ok) return setTrouble(words.geometry[answer.why])
    const kept = answer.value.grids.find(({ id }) => ids.includes(id))
    change(answer.value)
    setChosen([])
    select(kept?.id ?? null)
    if (kept) showToast(words.merged(kept.name))
  }
  const pointed = (point: Point) => {
    if (mode.kind !== 'entrance') return
    const found = plan.buildings.find(({ id }) => id === mode.id)
    const others = found?.entrances?.filter(({ unit }) => unit !== mode.unit) ?? []
    change(edits.changeBuilding(plan, mode.id, { entrances: [...others, { unit: mode.unit, ...point }] }))
    setMode(LOOK)
  }
  const check = async () => {
    setProblems('checking')
    const told = await askWorker({ ask: 'check', plan, around: community.center }).catch(() => null)
    setProblems(told?.told === 'check' ? told.problems : null)
  }
  return {
    ...history,
    change,
    mode,
    begin,
    tool: toolOf(mode, plan),
    selected,
    select,
    grid,
    building,
    chosen,
    choose: (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id)),
    trouble,
    setTrouble,
    problems,
    check,
    focus,
    show: (point: Point) => setFocus([point]),
    showPlan: ({ grids, buildings }: Plan) => {
      const points = [...grids, ...buildings].flatMap(({ area }) => edits.cornersOf(area))
      if (points.length > 0) setFocus(points)
    },
    showArea: (area: Area) => setFocus(edits.cornersOf(area)),
    drawn,
    cut,
    merge,
    pointed,
    pull: (id: string, area: Area) => change(edits.pullBorder(plan, id, area)),
    changeGrid: (id: string, wish: Partial<Grid>) => change(edits.changeGrid(plan, id, wish)),
    changeBuilding: (id: string, wish: Partial<Building>) => change(edits.changeBuilding(plan, id, wish)),
    remove: (id: string, name: string) => {
      change(edits.remove(plan, [id]))
      setChosen(chosen.filter((one) => one !== id))
      select(null)
      showToast(words.removed(name), { act: { label: words.undo, run: history.undo } })
    },
  }
}
export type PlanEditor = ReturnType<typeof usePlanEditor>

function replaced(plan: Plan, id: string, area: Polygon): Plan {
  const isGrid = plan.grids.some((grid) => grid.id === id)
  return isGrid
    ? edits.changeGrid(plan, id, { area })
    : edits.changeBuilding(plan, id, { area, center: edits.centerOf(area) })
}

const LOOKING: PlanTool = { kind: 'look' }
const BORDER: PlanTool = { kind: 'polygon', snaps: true }
const WALLS: PlanTool = { kind: 'polygon', snaps: false }
const LINE: PlanTool = { kind: 'line' }
const POINT: PlanTool = { kind: 'point' }

/** The map's part of a mode; the same object for the same tool, so that a drawing under way is not begun anew. */
function toolOf(mode: Mode, { buildings }: Plan): PlanTool {
  const isBuilding = 'id' in mode && buildings.some(({ id }) => id === mode.id)
  if (mode.kind === 'border') return { kind: 'border', id: mode.id, snaps: !isBuilding }
  if (mode.kind === 'look') return LOOKING
  if (mode.kind === 'split') return LINE
  if (mode.kind === 'entrance') return POINT
  return mode.kind === 'building' || isBuilding ? WALLS : BORDER
}

/** By number where names have one, else as they are written. */
export const inOrder = (grids: readonly Grid[]): Grid[] =>
  [...grids].sort(
    (a, b) => Number(numberIn(a.name) ?? 1e9) - Number(numberIn(b.name) ?? 1e9) || a.name.localeCompare(b.name, 'zh'),
  )
