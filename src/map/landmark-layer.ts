import type { Landmark } from '../../domain/grid.ts'
import { labelText, mapLabel } from './map-label.ts'
import { type MapLayer, stillLayer } from './map-layer.ts'
import { words } from './words.ts'

/** Sheds, garbage points, gates …: a small sign with a letter, its name when there is room. */
export const landmarkLayer = (landmarks: readonly Landmark[]): MapLayer =>
  stillLayer(() =>
    landmarks.map(({ center, kind, name }) => {
      const sign = document.createElement('span')
      sign.className = `map-landmark-sign map-landmark-${kind}`
      sign.append(labelText(words.landmarks[kind], 'map-landmark-letter'), labelText(name, 'map-landmark-name'))
      return mapLabel(center, sign, 'map-landmark')
    }),
  )
