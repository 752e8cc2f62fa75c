import { type ControlPoint, type CoordinateSystem, type MapLayer, mapLayerSchema } from '../../domain/map-layer.ts'
import { checkMapSettings } from '../../domain/map-settings-check.ts'
import { parse } from '../../domain/parse.ts'
import type { words } from './words.ts'

/** A ground while it is being filled in: every field of every kind, as typed. */
export type LayerDraft = {
  kind: MapLayer['kind']
  id: string
  name: string
  attribution: string
  approval: string
  picture: { pictureId: string; width: number; height: number } | null
  controls: ControlPoint[]
  tiles: { file: string; minZoom: number; maxZoom: number } | null
  style: 'vec' | 'img'
  key: string
  url: string
  subdomains: string
  crs: CoordinateSystem
  minZoom: string
  maxZoom: string
}
export type DraftProblem = keyof typeof words.problems
export type DraftRead = { ok: true; layer: MapLayer } | { ok: false; problem: DraftProblem }

/** @param random six letters or digits, so that two grounds never share an id */
export function newDraft(kind: MapLayer['kind'], name: string, random: string): LayerDraft {
  return {
    kind,
    id: `${kind}-${random}`,
    name,
    attribution: '',
    approval: '',
    picture: null,
    controls: [],
    tiles: null,
    style: 'vec',
    key: '',
    url: '',
    subdomains: '',
    crs: 'wgs84',
    minZoom: '3',
    maxZoom: '18',
  }
}

/** A ground as the form shows it, to be changed. */
export function draftOf(layer: MapLayer): LayerDraft {
  const { kind, id, name, attribution, approval } = layer
  const draft = { ...newDraft(kind, name, ''), id, attribution, approval: approval ?? '' }
  if (kind === 'picture') {
    const { pictureId, width, height, controls } = layer
    return { ...draft, picture: { pictureId, width, height }, controls }
  }
  if (kind === 'pmtiles')
    return { ...draft, tiles: { file: layer.file, minZoom: layer.minZoom, maxZoom: layer.maxZoom } }
  if (kind === 'tianditu') return { ...draft, style: layer.style, key: layer.key }
  const { url, subdomains, crs, minZoom, maxZoom } = layer
  return { ...draft, url, subdomains: subdomains.join(','), crs, minZoom: String(minZoom), maxZoom: String(maxZoom) }
}

/** What each kind needs beyond its name: its own part of the layer, or the first thing that is missing. */
const PARTS: Record<MapLayer['kind'], (draft: LayerDraft) => object | DraftProblem> = {
  picture: ({ picture, controls }) => {
    if (!picture) return 'picture_missing'
    return controls.length < 2 ? 'controls_missing' : { ...picture, controls }
  },
  pmtiles: ({ tiles }) => tiles ?? 'tiles_missing',
  tianditu: ({ style, key, approval }) => {
    if (!/^[0-9a-zA-Z]{16,64}$/.test(key.trim())) return 'key_wrong'
    return approval.trim() === '' ? 'approval_missing' : { style, key: key.trim() }
  },
  xyz: ({ url, subdomains, crs, minZoom, maxZoom }) => {
    if (![minZoom, maxZoom].every((zoom) => /^\d{1,2}$/.test(zoom.trim()) && Number(zoom) <= 22)) return 'zooms_wrong'
    const parts = subdomains.split(/[,，\s]+/).filter((part) => part !== '')
    return { url: url.trim(), subdomains: parts, crs, minZoom: Number(minZoom), maxZoom: Number(maxZoom) }
  },
}

const PROBLEMS: Record<string, DraftProblem> = {
  url_without_tile: 'url_wrong',
  url_host: 'url_wrong',
  subdomains_missing: 'subdomains_missing',
  zooms_swapped: 'zooms_wrong',
  controls_outside: 'controls_missing',
}

/** Reads a draft as a ground, by the rules the server has; else the first thing to put right. */
export function readDraft(draft: LayerDraft): DraftRead {
  const [name, attribution, approval] = [draft.name.trim(), draft.attribution.trim(), draft.approval.trim()]
  if (name === '') return { ok: false, problem: 'name_missing' }
  const part = PARTS[draft.kind](draft)
  if (typeof part === 'string') return { ok: false, problem: part }
  if (attribution === '') return { ok: false, problem: 'attribution_missing' }
  const { kind, id } = draft
  const read = parse(mapLayerSchema, { kind, id, name, attribution, approval: approval || null, ...part })
  if (!read.ok) return { ok: false, problem: 'url_wrong' } // every other field's form was looked at above
  const [found] = checkMapSettings({ layers: [read.value], first: read.value.id })
  return found ? { ok: false, problem: PROBLEMS[found.problem] ?? 'url_wrong' } : { ok: true, layer: read.value }
}
