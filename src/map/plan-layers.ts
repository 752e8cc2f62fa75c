import type { Community } from '../../domain/community.ts'
import { buildingLayer } from './building-layer.ts'
import { entranceLayer } from './entrance-layer.ts'
import { gridLayer } from './grid-layer.ts'
import { groundLayer } from './ground-layer.ts'
import { landmarkLayer } from './landmark-layer.ts'
import type { MapLayer } from './map-layer.ts'
import { roadLayer } from './road-layer.ts'

/** The estate plan, drawn from what the phone keeps of the community: no tiles, no network. Lowest first. */
export const planLayers = ({ plan, grids, buildings, landmarks }: Community): MapLayer[] => [
  groundLayer(plan),
  roadLayer(plan.roads),
  gridLayer(grids),
  buildingLayer(buildings),
  entranceLayer(buildings),
  landmarkLayer(landmarks),
]
