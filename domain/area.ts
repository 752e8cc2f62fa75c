import type { Area } from './grid.ts'

type Ring = [number, number][]

/** The polygons of an area, each a list of rings: the outer one first, then its holes (RFC 7946 §3.1.6). */
export const polygonsOf = (area: Area): Ring[][] => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates)
