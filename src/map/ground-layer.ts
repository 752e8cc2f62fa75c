import { type Polygon, polygon } from 'leaflet'
import type { Community } from '../../domain/community.ts'
import { latLngs } from './lat-lng.ts'
import { type MapLayer, stillLayer } from './map-layer.ts'

type Ring = Community['plan']['estate'][number]

/** The ground under everything: the estate, green belts, water. */
export function groundLayer({ estate, greens, water }: Community['plan']): MapLayer {
  const areas = (rings: readonly Ring[], className: string): Polygon[] =>
    rings.map((ring) => polygon(latLngs(ring), { className, interactive: false, noClip: true }))
  return stillLayer(() => [...areas(estate, 'map-estate'), ...areas(greens, 'map-green'), ...areas(water, 'map-water')])
}
