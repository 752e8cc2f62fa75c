import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { projectRoot } from '../rig/project-root.ts'
import { type Measure, round } from './measure.ts'

const GOAL_KB = 60
const MAP = 'src/map/community-map.tsx'
const PAGE = 'index.html'

/** What of Vite's manifest is read here (vite.dev/guide/backend-integration). */
type Chunk = { file: string; imports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

/**
 * All that loads with the first map beyond the first screen: the map's chunk with what it imports and its styles, and the
 * clusters' worker, each file compressed alone with brotli 11; 1 KB = 1000 bytes.
 */
export const mapChunkMeasure: Measure = {
  name: 'map-chunk-kb',
  goal: `≤ ${GOAL_KB}`,
  run: async () => {
    const manifest = JSON.parse(readFileSync(join(dist(), '.vite/manifest.json'), 'utf8')) as Manifest // Vite's documented shape
    if (!manifest[MAP]) throw new Error(`${MAP} is no chunk of its own any more`)
    const first = filesOf(manifest, PAGE)
    const files = [...filesOf(manifest, MAP), ...workers()].filter((file) => !first.has(file))
    const bytes = Object.fromEntries(files.map((file) => [file, brotli(file)]))
    const value = round(Object.values(bytes).reduce((sum, size) => sum + size, 0) / 1000, 2)
    const leafletOutside = [...first].every((file) => !readFileSync(join(dist(), file), 'utf8').includes('leaflet-'))
    return { value, ok: value <= GOAL_KB && leafletOutside, detail: { brotliBytes: bytes, leafletOutside } }
  },
}

const dist = () => join(projectRoot(), 'dist')

const brotli = (file: string): number =>
  brotliCompressSync(readFileSync(join(dist(), file)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length

/** Scripts and styles of a chunk and of all it imports without being asked. */
function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const style of chunk.css ?? []) seen.add(style)
  for (const other of chunk.imports ?? []) filesOf(manifest, other, seen)
  return seen
}

/** Workers stand in no manifest. */
const workers = (): string[] =>
  readdirSync(join(dist(), 'assets'))
    .filter((name) => /^cluster-worker-.*\.js$/.test(name))
    .map((name) => `assets/${name}`)
