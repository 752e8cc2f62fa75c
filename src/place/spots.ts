import type { Building } from '../../domain/grid.ts'
import { words } from './words.ts'

/** Named spots of a building: those of a unit's own door and stairs only once the unit is known. */
export const spotsOf = (unit: string | null): string[] => {
  const { door, stairs, front, garage, roof } = words.spots
  return unit === null ? [front, stairs, garage, roof] : [door, stairs, front, garage, roof]
}

/** 1层 … 18层; none where the plan does not know how high the building is. */
export const floorsOf = ({ floors = 0 }: Pick<Building, 'floors'>): string[] =>
  Array.from({ length: floors }, (_, i) => words.refine.floor(i + 1))
