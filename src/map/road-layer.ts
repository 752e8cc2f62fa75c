import { type LayerGroup, type Map as LeafletMap, layerGroup, type Polyline, polyline } from 'leaflet'
import type { Community } from '../../domain/community.ts'
import { latLngs } from './lat-lng.ts'
import { labelText, mapLabel } from './map-label.ts'
import type { MapLayer } from './map-layer.ts'
import { metresPerPixel } from './metres-per-pixel.ts'
import { roadNamePlace } from './road-angle.ts'

type Road = Community['plan']['roads'][number]
/** One stroke of a road: as wide as the ground says, plus its edge. */
type Stroke = { line: Polyline; metres: number; edgePx: number }

/** Thin enough zoomed out to stay a road, never too thin to be seen. */
const MIN_PX = 1.5
const EDGE_PX = 2
/** Names of steeper roads are written from top to bottom, as on Chinese maps. */
const STEEP_DEG = 45

/** Roads as wide as they are, with their names. */
export function roadLayer(roads: readonly Road[]): MapLayer {
  let map: LeafletMap | null = null
  let group: LayerGroup | null = null
  const strokes = [
    ...roads.map((road) => stroke(road, 'map-road-edge', EDGE_PX)),
    ...roads.map((road) => stroke(road, 'map-road', 0)),
  ]
  const widen = () => map && setWidths(strokes, map)
  return {
    attach(on) {
      map = on
      widen()
      group = layerGroup([...strokes.map(({ line }) => line), ...roads.flatMap(nameOf)]).addTo(on)
      on.on('zoomend', widen)
    },
    detach() {
      map?.off('zoomend', widen)
      group?.remove()
      map = group = null
    },
  }
}

function stroke({ line, widthMetres }: Road, className: string, edgePx: number): Stroke {
  const drawn = polyline(latLngs(line), { className, interactive: false, noClip: true, smoothFactor: 0 })
  return { line: drawn, metres: widthMetres, edgePx }
}

function setWidths(strokes: readonly Stroke[], map: LeafletMap): void {
  const scale = metresPerPixel(map.getCenter().lat, map.getZoom())
  for (const { line, metres, edgePx } of strokes) line.setStyle({ weight: Math.max(MIN_PX, metres / scale) + edgePx })
}

function nameOf({ name, line }: Road) {
  const place = name === null ? null : roadNamePlace(line)
  if (name === null || !place) return []
  const steep = Math.abs(place.degrees) > STEEP_DEG
  const text = labelText(name, steep ? 'map-label-text map-road-name-upright' : 'map-label-text')
  const turn = steep ? place.degrees - Math.sign(place.degrees) * 90 : place.degrees
  text.style.transform = `translate(-50%, -50%) rotate(${turn}deg)`
  return [mapLabel(place.at, text, 'map-road-name')]
}
