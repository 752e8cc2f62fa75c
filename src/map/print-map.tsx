import { useEffect, useRef } from 'preact/hooks'
import { boundsOf } from '../../domain/bounds.ts'
import type { Community } from '../../domain/community.ts'
import type { Point } from '../../domain/place.ts'
import { leafletBounds } from './estate-map.ts'
import { numberedLayer } from './numbered-layer.ts'
import { useEstateMap } from './use-estate-map.ts'
import { useLayer } from './use-layer.ts'
import './print-map.css'

export type PrintMapProps = {
  community: Community
  /** Numbered from 1 in this order. */
  points: readonly Point[]
  label: string
}

/** A still map for paper. */
const STILL = {
  dragging: false,
  touchZoom: false,
  scrollWheelZoom: false,
  doubleClickZoom: false,
  keyboard: false,
  zoomAnimation: false,
} as const
/** A lone case is shown with the buildings around it. */
const CLOSEST_ZOOM = 19
const MARGIN_PX = 28

/** The community on a sheet of paper, with numbers where the points are. */
export function PrintMap({ community, points, label }: PrintMapProps) {
  const canvas = useRef<HTMLDivElement>(null)
  const map = useEstateMap(canvas, community, STILL)
  const numbers = useLayer(map, numberedLayer)
  useEffect(() => {
    numbers?.show(points)
    const bounds = boundsOf(points)
    if (map && bounds) {
      map.fitBounds(leafletBounds(bounds), {
        padding: [MARGIN_PX, MARGIN_PX],
        maxZoom: CLOSEST_ZOOM,
        animate: false,
      })
    }
  }, [map, numbers, points])
  return (
    <figure class="print-map">
      <div ref={canvas} class="map-canvas" role="img" aria-label={label} />
      <figcaption class="map-attribution">{community.plan.attribution}</figcaption>
    </figure>
  )
}
