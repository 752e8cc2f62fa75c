import { polygon } from 'leaflet'
import { polygonsOf } from '../../domain/area.ts'
import type { Grid } from '../../domain/grid.ts'
import { latLngs } from './lat-lng.ts'
import { labelText, mapLabel } from './map-label.ts'
import { type MapLayer, stillLayer } from './map-layer.ts'
import { middleOfRing } from './middle-of-ring.ts'

/** The borders of the grids with their names. */
export const gridLayer = (grids: readonly Grid[]): MapLayer =>
  stillLayer(() => [
    ...grids.map(({ area }) =>
      polygon(
        polygonsOf(area).map((rings) => rings.map(latLngs)),
        { className: 'map-grid', interactive: false, noClip: true },
      ),
    ),
    ...grids.flatMap(({ area, name }) => {
      const middle = middleOfRing(polygonsOf(area)[0]?.[0] ?? [])
      return middle ? [mapLabel(middle, labelText(name), 'map-grid-name')] : []
    }),
  ])
