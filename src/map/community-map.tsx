import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { boundsOf } from '../../domain/bounds.ts'
import type { Community } from '../../domain/community.ts'
import type { Point } from '../../domain/place.ts'
import { classes } from '../ui/classes.ts'
import { categorySigns } from './category-sign.ts'
import { type Crowd, CrowdSheet } from './cluster-crowd.tsx'
import { clusterLayer } from './cluster-layer.ts'
import { leafletBounds, mayMove } from './estate-map.ts'
import { MapFrame } from './map-frame.tsx'
import type { MapMarker } from './map-marker.ts'
import { positionLayer, type ShownPosition } from './position-layer.ts'
import { useEstateMap } from './use-estate-map.ts'
import { useLayer } from './use-layer.ts'
import { words } from './words.ts'

export type CommunityMapProps = {
  community: Community
  markers: readonly MapMarker[]
  selectedId: string | null
  onSelect: (id: string) => void
  /** Brought to the middle whenever it changes. */
  focus?: Point | null
  /** This phone. */
  position?: ShownPosition | null
  /** A CSS length; otherwise the map fills what its parent gives. */
  height?: string
  class?: string
}

/** One case alone on the map: near enough to tell which side of which building. */
const CLOSEST_FIT_ZOOM = 18.5
/** A marker this close to the edge is half hidden by buttons or a thumb. */
const EDGE_PX = 64
/** The column of buttons at the right edge, in 长辈版. */
const BUTTONS_PX = 84

/** The community with cases on it. Everything on it is also a button by name; a list beside it is its user's part. */
export function CommunityMap(props: CommunityMapProps) {
  const { community, markers, selectedId, focus = null, position = null } = props
  const canvas = useRef<HTMLDivElement>(null)
  const map = useEstateMap(canvas, community, {})
  const onSelect = useLatest(props.onSelect)
  const signs = useMemo(() => categorySigns(community.categories), [community.categories])
  const [crowd, setCrowd] = useState<Crowd | null>(null)
  const cases = useLayer(map, () =>
    clusterLayer(signs, {
      onSelect: (id) => onSelect.current(id),
      onCrowd: (found, count) => setCrowd({ cases: found, count }),
    }),
  )
  const me = useLayer(map, positionLayer)

  useEffect(() => cases?.show(markers, selectedId), [cases, markers, selectedId])
  useEffect(() => me?.show(position), [me, position?.point.lat, position?.point.lng, position?.accuracy])
  useFitOnce(map, markers)
  const selected = markers.find(({ id }) => id === selectedId)
  useEffect(() => {
    if (map && selected) map.panInside(selected, { padding: [EDGE_PX, EDGE_PX], animate: mayMove() })
  }, [map, selected?.id])
  useEffect(() => {
    if (map && focus) map.setView(focus, Math.max(map.getZoom(), CLOSEST_FIT_ZOOM), { animate: mayMove() })
  }, [map, focus?.lat, focus?.lng])

  return (
    <section
      class={classes('community-map', props.class)}
      style={props.height ? { height: props.height } : undefined}
      aria-label={words.community(community.name)}
    >
      <MapFrame canvas={canvas} map={map} community={community} canvasLabel={words.canvas} />
      <CrowdSheet {...{ crowd, community }} onSelect={props.onSelect} onClose={() => setCrowd(null)} />
    </section>
  )
}

/** Shows all markers the first time there are any; from then on the view is the person's. */
function useFitOnce(map: LeafletMap | null, markers: readonly MapMarker[]): void {
  const fitted = useRef<LeafletMap | null>(null)
  useEffect(() => {
    const bounds = boundsOf(markers)
    if (!map || !bounds || fitted.current === map) return
    fitted.current = map
    map.fitBounds(leafletBounds(bounds), {
      paddingTopLeft: [EDGE_PX / 2, EDGE_PX / 2],
      paddingBottomRight: [BUTTONS_PX, EDGE_PX / 2],
      maxZoom: CLOSEST_FIT_ZOOM,
      animate: false,
    })
  }, [map, markers])
}

/** The newest value for callbacks that were handed out once. */
function useLatest<T>(value: T): { current: T } {
  const latest = useRef(value)
  latest.current = value
  return latest
}
