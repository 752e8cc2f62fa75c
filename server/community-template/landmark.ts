import type { Landmark } from '../../domain/grid.ts'
import type { Drawing, Spot } from './drawing.ts'

/** A spot that people know by name, for whoever has no signal to be found by. */
export const landmarkIn =
  (drawing: Drawing) =>
  (id: string, kind: Landmark['kind'], name: string, spot: Spot): Landmark => ({
    id,
    kind,
    name,
    center: drawing.pointOf(spot),
  })
