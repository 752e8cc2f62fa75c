import type { Map as LeafletMap } from 'leaflet'
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { boundsOf } from '../../domain/bounds.ts'
import type { Community } from '../../domain/community.ts'
import type { Point } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'
import { communityBounds } from './bounds.ts'
import { leafletBounds, mayMove, openEstateMap, showAll } from './estate-map.ts'
import { groundLayer } from './ground-layer.ts'
import { landmarkLayer } from './landmark-layer.ts'
import { MapFrame } from './map-frame.tsx'
import { words } from './plan-map-words.ts'
import { type PlanMark, planMarksLayer } from './plan-marks-layer.ts'
import { type PlanShapesLayer, planShapesLayer } from './plan-shapes-layer.ts'
import {
  finishDrawing,
  type PlanTool,
  type PlanToolEvents,
  startDrawing,
  startPointing,
  startPulling,
  takeLastBack,
} from './plan-tools.ts'
import { roadLayer } from './road-layer.ts'
import { useLayer } from './use-layer.ts'
import './plan-map.css'

/** What the buttons beside the map ask of a drawing under way; counted up for each press. */
export type PlanMapProps = PlanToolEvents & {
  community: Community
  plan: Plan
  selected: readonly string[]
  tool: PlanTool
  marks: readonly PlanMark[]
  /** The map goes there whenever this changes: to one point, or so that all are in sight. */
  focus: readonly Point[] | null
  /** Counted up to finish what is being drawn, and to take its last corner back. */
  finished: number
  takenBack: number
  onPick: (id: string) => void
  label: string
}

const NEAR_ZOOM = 18
const CLOSEST_FIT_ZOOM = 19.5
/** A line that cuts a grid begins and ends outside of it: there must be room. */
const EDGE_PX = 56

/** A plan on the community's ground, to be drawn on. Everything that needs no drawing can be done in the list beside it too. */
export function PlanMap(props: PlanMapProps) {
  const { community, plan, selected, tool, marks, focus, finished, takenBack } = props
  const canvas = useRef<HTMLDivElement>(null)
  const now = useRef(props)
  now.current = props
  const map = usePlanMap(canvas, community)
  const shapes = useLayer(map, () =>
    planShapesLayer((id) => now.current.tool.kind === 'look' && now.current.onPick(id)),
  )
  const flags = useLayer(map, planMarksLayer)
  useEffect(() => shapes?.show(plan, selected), [shapes, plan, selected])
  useEffect(() => flags?.show(marks), [flags, marks])
  useEffect(() => {
    if (map && focus) goTo(map, focus)
  }, [map, focus])
  useTool(map, shapes, tool, plan, now)
  useEffect(() => {
    if (map && finished > 0) finishDrawing(map)
  }, [finished])
  useEffect(() => {
    if (map && takenBack > 0) takeLastBack(map)
  }, [takenBack])
  return (
    <section class="community-map plan-map" aria-label={props.label}>
      <MapFrame canvas={canvas} map={map} community={community} canvasLabel={words.canvas} />
    </section>
  )
}

function goTo(map: LeafletMap, points: readonly Point[]): void {
  const bounds = boundsOf(points)
  const [first] = points
  if (!bounds || !first) return
  if (points.length === 1) map.setView(first, Math.max(map.getZoom(), NEAR_ZOOM), { animate: mayMove() })
  else
    map.fitBounds(leafletBounds(bounds), { maxZoom: CLOSEST_FIT_ZOOM, padding: [EDGE_PX, EDGE_PX], animate: mayMove() })
}

function useTool(
  map: LeafletMap | null,
  shapes: PlanShapesLayer | null,
  tool: PlanTool,
  plan: Plan,
  now: RefObject<PlanMapProps>,
): void {
  const events: PlanToolEvents = {
    onPolygon: (area) => now.current?.onPolygon(area),
    onLine: (line) => now.current?.onLine(line),
    onBorder: (id, area) => now.current?.onBorder(id, area),
    onPoint: (point) => now.current?.onPoint(point),
  }
  const focused = useRef<number | null>(null)
  const snaps = tool.kind === 'border' && tool.snaps
  const pulled = tool.kind === 'border' ? tool.id : null
  // A pulled shape is drawn anew when the plan changes; its corners are shown again then.
  useEffect(() => {
    if (!map || !shapes || pulled === null) return
    const layer = shapes.layerOf(pulled)
    return layer ? startPulling(map, layer, snaps, focused, (area) => events.onBorder(pulled, area)) : undefined
  }, [map, shapes, pulled, pulled === null ? null : plan])
  useEffect(() => {
    if (!map) return
    if (tool.kind === 'polygon') return startDrawing(map, 'Polygon', tool.snaps, events)
    if (tool.kind === 'line') return startDrawing(map, 'Line', true, events)
    return tool.kind === 'point' ? startPointing(map, events.onPoint) : undefined
  }, [map, tool])
}

/** The ground without grids and buildings, which are drawn as the plan is now; free to be moved beyond the community. */
function usePlanMap(element: RefObject<HTMLDivElement>, community: Community): LeafletMap | null {
  const [map, setMap] = useState<LeafletMap | null>(null)
  useEffect(() => {
    if (!element.current) return
    const opened = openEstateMap(element.current, community, {
      maxBounds: undefined,
      doubleClickZoom: false,
      pmIgnore: false, // Geoman touches only what asks for it
    })
    for (const layer of [
      groundLayer(community.plan),
      roadLayer(community.plan.roads),
      landmarkLayer(community.landmarks),
    ]) {
      layer.attach(opened)
    }
    opened.setMinZoom(3)
    const observer = new ResizeObserver(() => opened.invalidateSize({ animate: false }))
    observer.observe(element.current)
    showAll(opened, communityBounds(community))
    opened.setMinZoom(3)
    setMap(opened)
    return () => {
      observer.disconnect()
      setMap(null)
      opened.remove()
    }
  }, [community.id])
  return map
}
