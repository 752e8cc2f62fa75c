import { polygon } from 'leaflet'
import type { Building } from '../../domain/grid.ts'
import { latLngs } from './lat-lng.ts'
import { labelText, mapLabel } from './map-label.ts'
import { type MapLayer, stillLayer } from './map-layer.ts'

/** Buildings with their numbers. */
export const buildingLayer = (buildings: readonly Building[]): MapLayer =>
  stillLayer(() => [
    ...buildings.map(({ area }) =>
      polygon(area.coordinates.map(latLngs), { className: 'map-building', interactive: false, noClip: true }),
    ),
    ...buildings.map(({ center, name }) => mapLabel(center, labelText(name), 'map-building-name')),
  ])
