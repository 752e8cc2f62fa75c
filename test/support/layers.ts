/** The parts of the repository that import rules speak of (design: who may import whom). */
const SHARED_PAGE_LAYERS = ['ui', 'offline', 'phone', 'photo', 'map', 'case-parts', 'place', 'admin-parts']

/** Which part a file belongs to: `domain`, `src/ui`, `src/feature:desk`, `server/stores`, … */
export function layerOf(path: string): string {
  const [top = '', second = '', third = ''] = path.split('/')
  if (top === 'src') return third === '' ? 'src' : pageLayer(second, third)
  if (top === 'server') return second === 'stores' || SERVER_VOCABULARY.has(path) ? storeLayer(path) : 'server'
  return path.includes('/') ? top : 'root'
}

function pageLayer(second: string, third: string): string {
  if (second === 'photo' && third === 'worker') return 'src/photo/worker'
  return SHARED_PAGE_LAYERS.includes(second) ? `src/${second}` : `src/feature:${second}`
}

/** Interfaces lie in `stores/` itself, each implementation in a folder below. */
const storeLayer = (path: string) => (path.split('/').length > 3 ? 'server/store-implementation' : 'server/stores')

/** Types that stores answer with and acts ask with: below both. */
const SERVER_VOCABULARY = new Set(['server/actor.ts'])

/** Where the process is put together: these may name an implementation. */
const COMPOSES = /^server\/(main\.ts|start\/|admin\/)/

const ALLOWED: Record<string, readonly string[]> = {
  domain: [],
  'src/offline': ['domain'],
  'src/ui': [],
  'src/phone': ['src/offline', 'domain'],
  'src/photo/worker': ['src/offline', 'domain'],
  'src/photo': ['src/photo/worker', 'src/ui', 'src/offline', 'domain'],
  'src/map': ['src/ui', 'src/phone', 'src/offline', 'domain'],
  'src/case-parts': ['src/ui', 'src/phone', 'src/photo', 'src/map', 'src/offline', 'domain'],
  'src/place': ['src/ui', 'src/phone', 'src/map', 'src/case-parts', 'src/offline', 'domain'],
  'src/admin-parts': ['src/ui', 'src/phone', 'domain'],
  'service-worker': ['src/offline', 'domain'],
  'server/stores': ['domain'],
  'server/store-implementation': ['server/stores', 'domain'],
  server: ['server/stores', 'domain'],
  rig: ['domain'],
  mutation: ['rig'],
  scripts: [],
}
const FEATURE = [...SHARED_PAGE_LAYERS.map((layer) => `src/${layer}`), 'domain']

/** Shared parts that lead to other pages. */
const MAY_LEAD = new Set(['src/phone', 'src/case-parts', 'src/admin-parts'])

/** Whether a file may import another one; both paths from the root. */
export function mayImport(from: string, to: string): boolean {
  const [fromLayer, toLayer] = [layerOf(from), layerOf(to)]
  if (fromLayer === toLayer || fromLayer === 'test') return true
  if (to === 'src/paths.ts') return fromLayer.startsWith('src/feature:') || MAY_LEAD.has(fromLayer)
  if (fromLayer === 'src') return toLayer.startsWith('src') || toLayer === 'domain'
  if (fromLayer.startsWith('src/feature:')) return FEATURE.includes(toLayer)
  if (toLayer === 'server/store-implementation' && COMPOSES.test(from)) return true
  if (fromLayer === 'bench' && toLayer === 'faults') return true // its phones and towns are measured, too
  if (fromLayer === 'bench' || fromLayer === 'faults')
    return ['rig', 'domain', 'src', 'server'].includes(toLayer.split('/')[0] ?? '')
  return (ALLOWED[fromLayer] ?? []).includes(toLayer)
}
