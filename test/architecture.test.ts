import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../rig/project-root.ts'
import { layerOf, mayImport } from './support/layers.ts'
import { allTextFiles, importsOf, isCode, type SourceFile, withoutComments } from './support/source-tree.ts'

const files = allTextFiles()
/** Frozen builds of earlier versions are evidence, not code to be kept in shape. */
const code = files.filter((file) => isCode(file) && !file.path.startsWith('test/fixtures/'))
const productCode = code.filter(
  (file) => !/^(test|bench|faults|rig|scripts)\//.test(file.path) && file.path.includes('/'),
)
const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  scripts: Record<string, string>
} // our own package.json, in npm's documented shape

const paths = (wrong: SourceFile[]) => wrong.map((file) => file.path)

describe('who may import whom', () => {
  it('every import keeps the layers', () => {
    const crossings = code.flatMap((file) =>
      importsOf(file)
        .local.filter((to) => !mayImport(file.path, to))
        .map((to) => `${file.path} → ${to}`),
    )
    expect(crossings).toEqual([])
  })

  it('the rules themselves say no where they must', () => {
    expect(mayImport('domain/report.ts', 'src/offline/draft.ts')).toBe(false)
    expect(mayImport('src/offline/seal.ts', 'src/ui/toast.tsx')).toBe(false)
    expect(mayImport('src/desk/desk.tsx', 'src/capture/capture.tsx')).toBe(false)
    expect(mayImport('src/ui/button.tsx', 'domain/report.ts')).toBe(false)
    expect(mayImport('server/intake/put-report.ts', 'src/offline/operation.ts')).toBe(false)
    expect(mayImport('server/intake/put-report.ts', 'server/stores/sqlite/database.ts')).toBe(false)
    expect(mayImport('server/stores/sqlite/database.ts', 'server/intake/put-report.ts')).toBe(false)
    expect(mayImport('server/app.ts', 'test/support/layers.ts')).toBe(false)
    expect(mayImport('src/photo/worker/decode.ts', 'src/photo/photo-url.ts')).toBe(false)
    expect(mayImport('service-worker/sw.ts', 'src/phone/phone.ts')).toBe(false)
    expect(mayImport('src/desk/desk.tsx', 'src/case-parts/timeline.tsx')).toBe(true)
  })

  it('only the map folder knows Leaflet', () => {
    const users = code.filter(
      (file) => importsOf(file).packages.includes('leaflet') && layerOf(file.path) !== 'src/map',
    )
    expect(paths(users.filter((file) => !/^(test\/src\/map|bench\/map-page)\//.test(file.path)))).toEqual([])
  })

  it('every imported package is declared, for production where the product itself imports it', () => {
    const undeclared = code.flatMap((file) => {
      const runs = /^(src|domain|server)\//.test(file.path)
      const declared = runs ? manifest.dependencies : { ...manifest.dependencies, ...manifest.devDependencies }
      return importsOf(file)
        .packages.filter((name) => !(name in declared))
        .map((name) => `${file.path} imports ${name}`)
    })
    expect(undeclared).toEqual([])
  })

  it('every declared package is used', () => {
    const imported = new Set(code.flatMap((file) => importsOf(file).packages))
    const scripts = [
      ...Object.values(manifest.scripts),
      ...code.filter((f) => f.path.startsWith('scripts/')).map((f) => f.text),
    ].join('\n')
    const commands: Record<string, string> = { typescript: 'tsc', '@biomejs/biome': 'biome' }
    const isUsed = (name: string) =>
      imported.has(name) ||
      imported.has(name.replace('@types/', '')) ||
      scripts.includes(commands[name] ?? name) ||
      name === '@types/node'
    expect(
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) => !isUsed(name)),
    ).toEqual([])
  })
})

describe('how files are', () => {
  it('no file is longer than 250 lines, but for lists of pure data', () => {
    const isData = (file: SourceFile) => !/=>|\bfunction\b|\bclass\b/.test(withoutComments(file.text))
    const long = code.filter((file) => file.text.split('\n').length > 251)
    expect(paths(long.filter((file) => !isData(file)))).toEqual([])
  })

  it('a thing lives where its meaning is: no utils, helpers, common or types folders', () => {
    expect(paths(code.filter((file) => /(^|\/)(utils?|helpers?|common|types)\//.test(file.path)))).toEqual([])
  })

  it('no barrels', () => {
    const isBarrel = (file: SourceFile) => {
      const statements = withoutComments(file.text).trim()
      return /(^|\/)index\.tsx?$/.test(file.path) || /export \* from/.test(statements) || onlyReExports(statements)
    }
    const entries = new Set(['faults/pair-core.ts']) // what a bundle of one version offers: nothing imports it
    const shaped = code.filter((file) => !file.path.startsWith('test/') && !entries.has(file.path))
    expect(paths(shaped.filter(isBarrel))).toEqual([])
    expect(onlyReExports("export { a } from './a.ts'\nexport type { B } from './b.ts'")).toBe(true)
  })

  it('no any, no non-null assertion, no silenced checker', () => {
    const loose = /(:|<|\bas|\|)\s*any\b|\bany\[\]/
    const silenced = /@ts-(ignore|nocheck|expect-error)|biome-ignore/
    const isLoose = ({ text }: SourceFile) => loose.test(withoutComments(text)) || silenced.test(text)
    expect(paths(code.filter((file) => file.path !== 'test/architecture.test.ts' && isLoose(file)))).toEqual([])
    expect(isLoose({ path: 'a.ts', text: 'const x = y as any' })).toBe(true)
  })

  it('only named exports', () => {
    const mayHaveDefault = /^[a-z.]+\.config\.ts$/
    expect(paths(code.filter((file) => /^export default/m.test(file.text) && !mayHaveDefault.test(file.path)))).toEqual(
      [],
    )
  })

  it('nothing is left for later', () => {
    expect(paths(productCode.filter((file) => /\b(TODO|FIXME|XXX|HACK)\b/.test(file.text)))).toEqual([])
  })

  it('words for people stand in typed catalogues only', () => {
    const page = code.filter((file) => /^(src|service-worker)\//.test(file.path))
    const catalogues = page.filter((file) => /words\.ts$/.test(file.path))
    const speaking = page.filter(
      (file) => !catalogues.includes(file) && /\p{Script=Han}/u.test(withoutComments(file.text)),
    )
    expect(paths(speaking)).toEqual([])
    expect(catalogues.length).toBeGreaterThan(3)
  })

  it('no path of a machine, no registry host', () => {
    const pattern =
      /(?<![\w.])\/(work|root|home\/[a-z]+|Users\/[a-z]+)\/|npmmirror|taobao\.org|verdaccio|artifactory|:\/\/(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./
    const exempt = new Set(['test/architecture.test.ts'])
    expect(paths(files.filter((file) => !exempt.has(file.path) && pattern.test(file.text)))).toEqual([])
  })
})

const onlyReExports = (statements: string): boolean =>
  statements !== '' &&
  statements.split(/\n(?=export|import)/).every((part) => /^export (type )?\{[^}]*\} from/.test(part.trim()))
