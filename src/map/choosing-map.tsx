import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Bounds } from '../../domain/bounds.ts'
import type { Community } from '../../domain/community.ts'
import type { Point } from '../../domain/place.ts'
import { categorySigns } from './category-sign.ts'
import { chooseWords } from './choose-words.ts'
import { chosenLayer } from './chosen-layer.ts'
import { type Crowd, CrowdSheet } from './cluster-crowd.tsx'
import { clusterLayer, FEW } from './cluster-layer.ts'
import { type CountAt, countLayer } from './count-layer.ts'
import { mayMove } from './estate-map.ts'
import type { HeatCell } from './heat-steps.ts'
import { MapFrame } from './map-frame.tsx'
import type { MapMarker } from './map-marker.ts'
import { type Drawn, type SelectMode, selectTool } from './select-tool.ts'
import { useEstateMap } from './use-estate-map.ts'
import { useHeat } from './use-heat.ts'
import { useLayer } from './use-layer.ts'
import './choosing-map.css'

/** What is in sight. */
export type MapView = { bounds: Bounds; zoom: number }

export type ChoosingMapProps = {
  community: Community
  markers: readonly MapMarker[]
  /** Where there are too many to be shown one by one. */
  counts: readonly CountAt[]
  /** Where how many came from; null while nobody asks. */
  heat: readonly HeatCell[] | null
  chosen: ReadonlySet<string>
  selectedId: string | null
  onSelect: (id: string) => void
  /** The map goes there whenever it changes. */
  focus: Point | null
  /** An area is being marked; null while the map is there to be moved. */
  mode: SelectMode | null
  /** Counted up to close a lasso that was tapped together. */
  finished: number
  onDrawn: (drawn: Drawn) => void
  /** The cases inside the marked area. */
  onChosen: (ids: string[]) => void
  onView: (view: MapView) => void
}

/** From here on a single case is told from its neighbours. */
const NEAR_ZOOM = 19
const CLOSER_BY = 2

/** The map of the desk: all cases of a view, one looked at, many chosen by an area drawn or tapped around them. */
export function ChoosingMap(props: ChoosingMapProps) {
  const { community, markers, counts, chosen, selectedId, focus, mode, finished } = props
  const canvas = useRef<HTMLDivElement>(null)
  const now = useRef(props)
  now.current = props
  const map = useEstateMap(canvas, community, {})
  const [crowd, setCrowd] = useState<Crowd | null>(null)
  const signs = useMemo(() => categorySigns(community.categories), [community.categories])
  const rings = useLayer(map, chosenLayer)
  const cases = useLayer(map, () =>
    clusterLayer(signs, {
      onSelect: (id) => now.current.onSelect(id),
      onCrowd: (found, count) => setCrowd({ cases: found, count }),
    }),
  )
  const heaps = useLayer(map, () => countLayer((at) => map && goTo(map, at, map.getZoom() + CLOSER_BY)))
  const tool = useLayer(map, selectTool)
  useHeat(map, props.heat)

  useEffect(() => cases?.show(markers, selectedId), [cases, markers, selectedId])
  useEffect(() => heaps?.show(counts), [heaps, counts])
  useEffect(() => {
    const some = markers.filter(({ id }) => chosen.has(id))
    rings?.show(some, markers.length > FEW)
  }, [rings, markers, chosen])
  useEffect(() => {
    if (map && focus) goTo(map, focus, Math.max(map.getZoom(), NEAR_ZOOM))
  }, [map, focus])
  useEffect(() => tellViews(map, (view) => now.current.onView(view)), [map])
  useEffect(() => {
    if (!tool || !mode) return
    tool.start(mode, {
      drawn: (drawn) => now.current.onDrawn(drawn),
      done: (ring) => now.current.onChosen(cases?.idsWithin(ring) ?? []),
    })
    return () => tool.stop()
  }, [tool, mode, cases])
  useEffect(() => {
    if (finished > 0) tool?.finish()
  }, [finished])

  return (
    <section class="community-map choosing-map" aria-label={community.name}>
      <MapFrame canvas={canvas} map={map} community={community} canvasLabel={chooseWords.canvas} />
      <CrowdSheet {...{ crowd, community }} onSelect={props.onSelect} onClose={() => setCrowd(null)} />
    </section>
  )
}

const goTo = (map: LeafletMap, at: Point, zoom: number): void => {
  map.setView(at, zoom, { animate: mayMove() })
}

/** Tells of the view now and after every move. */
function tellViews(map: LeafletMap | null, tell: (view: MapView) => void): (() => void) | undefined {
  if (!map) return
  const look = () => {
    const box = map.getBounds()
    const bounds = { south: box.getSouth(), west: box.getWest(), north: box.getNorth(), east: box.getEast() }
    tell({ bounds, zoom: map.getZoom() })
  }
  look()
  map.on('moveend', look)
  return () => map.off('moveend', look)
}
