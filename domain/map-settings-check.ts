import { type MapLayer, type MapSettings, PLAN_LAYER } from './map-layer.ts'

/** What is wrong with settings that have the right shape: which layer (null: all of it) and what. */
export type MapSettingsProblem = {
  layerId: string | null
  problem:
    | 'same_id'
    | 'reserved_id'
    | 'first_unknown'
    | 'url_without_tile'
    | 'url_host'
    | 'subdomains_missing'
    | 'zooms_swapped'
    | 'controls_outside'
}

/** Problems of map settings, first those of the whole. Pure: whether named files are there is the server's to look at. */
export function checkMapSettings({ layers, first }: MapSettings): MapSettingsProblem[] {
  const ids = layers.map(({ id }) => id)
  const problems: MapSettingsProblem[] = []
  if (first !== PLAN_LAYER && !ids.includes(first)) problems.push({ layerId: null, problem: 'first_unknown' })
  layers.forEach((layer, index) => {
    const say = (problem: MapSettingsProblem['problem']) => problems.push({ layerId: layer.id, problem })
    if (layer.id === PLAN_LAYER) say('reserved_id')
    if (ids.indexOf(layer.id) !== index) say('same_id')
    for (const problem of checkLayer(layer)) say(problem)
  })
  return problems
}

function checkLayer(layer: MapLayer): MapSettingsProblem['problem'][] {
  if (layer.kind === 'picture') return layer.controls.every(isOnEarth) ? [] : ['controls_outside']
  if (layer.kind === 'tianditu') return []
  const swapped = layer.minZoom > layer.maxZoom ? (['zooms_swapped'] as const) : []
  if (layer.kind === 'pmtiles') return [...swapped]
  return [...swapped, ...checkUrl(layer)]
}

const isOnEarth = ({ x, y, point }: { x: number; y: number; point: { lat: number; lng: number } }): boolean =>
  [x, y].every((share) => share >= 0 && share <= 1) && Math.abs(point.lat) <= 90 && Math.abs(point.lng) <= 180

function checkUrl(layer: Extract<MapLayer, { kind: 'xyz' }>): MapSettingsProblem['problem'][] {
  const problems: MapSettingsProblem['problem'][] = []
  if (!['{z}', '{x}', '{y}'].every((part) => layer.url.includes(part))) problems.push('url_without_tile')
  if (layer.url.includes('{s}') && layer.subdomains.length === 0) problems.push('subdomains_missing')
  if (tileOrigins(layer).length === 0) problems.push('url_host')
  return problems
}

/** A plain host with a port or without. What is not one could let a page load from everywhere (`*`). */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*(?::\d{1,5})?$/

const TIANDITU_ORIGINS = Array.from({ length: 8 }, (_, n) => `https://t${n}.tianditu.gov.cn`)

/**
 * The origins from which a layer's tiles come when they are not ours, as a Content-Security-Policy writes them; none for
 * an address whose host is not plain, or depends on the tile.
 */
export function tileOrigins(layer: MapLayer): string[] {
  if (layer.kind === 'tianditu') return TIANDITU_ORIGINS
  if (layer.kind !== 'xyz') return []
  const host = /^https:\/\/([^/?#]+)/.exec(layer.url)?.[1] ?? ''
  const hosts = host.includes('{s}') ? layer.subdomains.map((part) => host.replaceAll('{s}', part)) : [host]
  const plain = hosts.map((one) => one.toLowerCase()).filter((one) => HOST.test(one))
  return plain.length === hosts.length ? [...new Set(plain)].map((one) => `https://${one}`) : []
}
