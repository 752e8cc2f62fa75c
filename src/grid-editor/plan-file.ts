import type { Area, Building, Grid, Polygon } from '../../domain/grid.ts'
import { PLAN_FEATURES_MAX, PLAN_VERTICES_MAX, type Plan } from '../../domain/plan.ts'
import { FILE_KEYS } from './file-keys-words.ts'
import { centerOf } from './plan-edits.ts'

/** Larger files are not opened at all: a plan at its limit of corners is well under one megabyte. */
export const PLAN_FILE_BYTES_MAX = 10_000_000

/** Why a file is not a plan at all; what is wrong with the shapes in it `checkPlan` says. */
export type FileRefusal =
  | 'too_large'
  | 'not_json'
  | 'nan'
  | 'not_geojson'
  | 'wrong_crs'
  | 'no_polygons'
  | 'too_many_features'
  | 'too_many_vertices'

export type PlanFile = { ok: true; plan: Plan; skipped: number } | { ok: false; why: FileRefusal }

/** Names of WGS 84 in longitude and latitude, and of CGCS2000, which is the same to a few centimetres. */
const GOOD_CRS = /CRS:?84|EPSG:+(?:[\d.]*:)?(?:4326|4490)$/i

type Loose = Record<string, unknown>
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads a GeoJSON file as a plan. Shapes are taken as they are, wrong ones too: whoever opens the file is shown what is wrong.
 * @param newId makes an id for a shape that has none
 */
export function readPlanFile(text: string, newId: (kind: 'g' | 'b') => string): PlanFile {
  if (text.length > PLAN_FILE_BYTES_MAX) return { ok: false, why: 'too_large' }
  const json = parseJson(text)
  if (json === undefined) return { ok: false, why: /:\s*NaN|[[,]\s*-?(NaN|Infinity)/.test(text) ? 'nan' : 'not_json' }
  if (!isObject(json)) return { ok: false, why: 'not_geojson' }
  if (!crsIsGood(json)) return { ok: false, why: 'wrong_crs' }
  const features = featuresOf(json)
  if (!features) return { ok: false, why: 'not_geojson' }
  if (features.length > PLAN_FEATURES_MAX) return { ok: false, why: 'too_many_features' }
  return fromFeatures(features, newId)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** RFC 7946 knows WGS 84 alone; older files may name another system, and then the numbers mean other places. */
function crsIsGood({ crs }: Loose): boolean {
  if (crs === undefined || crs === null) return true
  const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : null
  return typeof name === 'string' && GOOD_CRS.test(name)
}

function featuresOf(json: Loose): Loose[] | null {
  if (json.type === 'Feature') return [json]
  if (json.type !== 'FeatureCollection' || !Array.isArray(json.features)) return null
  return json.features.filter(isObject)
}

function fromFeatures(features: readonly Loose[], newId: (kind: 'g' | 'b') => string): PlanFile {
  const grids: Grid[] = []
  const buildings: Building[] = []
  let vertices = 0
  let skipped = 0
  for (const feature of features) {
    const area = areaOf(feature.geometry)
    const properties = isObject(feature.properties) ? feature.properties : {}
    if (!area) {
      skipped++
      continue
    }
    vertices += area.type === 'Polygon' ? count([area.coordinates]) : count(area.coordinates)
    if (vertices > PLAN_VERTICES_MAX) return { ok: false, why: 'too_many_vertices' }
    if (isBuilding(properties)) buildings.push(...buildingsOf(area, feature, properties, newId))
    else grids.push({ id: idOf(feature, properties) ?? newId('g'), name: nameOf(properties), area })
  }
  if (grids.length + buildings.length === 0) return { ok: false, why: 'no_polygons' }
  return { ok: true, plan: { grids, buildings }, skipped }
}

const count = (polygons: readonly (readonly (readonly unknown[])[])[]) =>
  polygons.reduce((sum, rings) => sum + rings.reduce((n, ring) => n + ring.length, 0), 0)

function areaOf(geometry: unknown): Area | null {
  if (!isObject(geometry)) return null
  if (geometry.type === 'Polygon') {
    const coordinates = ringsOf(geometry.coordinates)
    return coordinates && { type: 'Polygon', coordinates }
  }
  if (geometry.type !== 'MultiPolygon' || !Array.isArray(geometry.coordinates)) return null
  const polygons = geometry.coordinates.map(ringsOf)
  return polygons.every((rings) => rings !== null) ? { type: 'MultiPolygon', coordinates: polygons } : null
}

/** Anything that is no number becomes NaN, for the check to find. */
function ringsOf(rings: unknown): [number, number][][] | null {
  if (!Array.isArray(rings)) return null
  return rings.map((ring: unknown) => (Array.isArray(ring) ? ring.map(positionOf) : []))
}

function positionOf(position: unknown): [number, number] {
  const [lng, lat]: unknown[] = Array.isArray(position) ? position : []
  return [typeof lng === 'number' ? lng : Number.NaN, typeof lat === 'number' ? lat : Number.NaN]
}

const textIn = (properties: Loose, keys: readonly string[]): string | null => {
  for (const key of keys) {
    const value = properties[key]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return null
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/
function idOf(feature: Loose, properties: Loose): string | null {
  const id = textIn({ id: feature.id }, ['id']) ?? textIn(properties, ['id'])
  return id && ID.test(id) ? id : null
}

const nameOf = (properties: Loose) => textIn(properties, FILE_KEYS.name) ?? textIn(properties, FILE_KEYS.number) ?? ''

function isBuilding(properties: Loose): boolean {
  const kind = textIn(properties, FILE_KEYS.kind)
  if (kind !== null) return FILE_KEYS.buildingKinds.test(kind)
  return properties.building !== undefined && properties.building !== null
}

function buildingsOf(area: Area, feature: Loose, properties: Loose, newId: (kind: 'g' | 'b') => string): Building[] {
  const shapes: Polygon[] =
    area.type === 'Polygon' ? [area] : area.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
  const floors = Number(textIn(properties, FILE_KEYS.floors) ?? Number.NaN)
  const { units } = properties
  return shapes.map((shape, i) => ({
    id: (i === 0 ? idOf(feature, properties) : null) ?? newId('b'),
    name: nameOf(properties),
    estate: textIn(properties, FILE_KEYS.estate) ?? '',
    units: Array.isArray(units) ? units.filter((unit) => typeof unit === 'string') : [],
    area: shape,
    center: centerOf(shape),
    ...(Number.isInteger(floors) && floors > 0 && { floors }),
    ...entrancesOf(properties),
  }))
}

function entrancesOf({ entrances }: Loose): Pick<Building, 'entrances'> {
  if (!Array.isArray(entrances)) return {}
  const good = entrances
    .filter(isObject)
    .flatMap(({ unit, lat, lng }) =>
      typeof unit === 'string' && typeof lat === 'number' && typeof lng === 'number' ? [{ unit, lat, lng }] : [],
    )
  return { entrances: good }
}

/** A plan as GeoJSON (RFC 7946, WGS 84): readable by any map program, and by `readPlanFile`. */
export function writePlanFile({ grids, buildings }: Plan): string {
  const features = [
    ...grids.map(({ id, name, area }) => ({ type: 'Feature', id, properties: { kind: 'grid', name }, geometry: area })),
    ...buildings.map(({ id, name, estate, units, floors, entrances, area }) => ({
      type: 'Feature',
      id,
      properties: { kind: 'building', name, estate, units, ...(floors && { floors }), ...(entrances && { entrances }) },
      geometry: area,
    })),
  ]
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`
}

/** Longitude and latitude exchanged. */
export function swapAxes({ grids, buildings }: Plan): Plan {
  const rings = (all: [number, number][][]) => all.map((ring) => ring.map(([a, b]): [number, number] => [b, a]))
  const polygon = (area: Polygon): Polygon => ({ type: 'Polygon', coordinates: rings(area.coordinates) })
  return {
    grids: grids.map((grid) => ({
      ...grid,
      area:
        grid.area.type === 'Polygon'
          ? polygon(grid.area)
          : { type: 'MultiPolygon', coordinates: grid.area.coordinates.map(rings) },
    })),
    buildings: buildings.map((one) => ({ ...one, area: polygon(one.area), center: centerOf(polygon(one.area)) })),
  }
}
