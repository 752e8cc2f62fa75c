import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { projectRoot } from '../../rig/project-root.ts'

/** One text file of the repository; `path` is relative to its root, with forward slashes. */
export type SourceFile = { path: string; text: string }

const NOT_OURS = new Set(['node_modules', 'build', 'dist', 'data', '.git', 'coverage', 'results'])
const TEXT = /\.(ts|tsx|mts|mjs|js|json|css|html|md|webmanifest|svg|yml|sh)$|^\.ci\/|^\.gitignore$/

function walk(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under)).flatMap((name) => {
    const path = under ? `${under}/${name}` : name
    if (NOT_OURS.has(name) || name.startsWith('data-')) return []
    return statSync(join(folder, path)).isDirectory() ? walk(folder, path) : [path]
  })
}

/** Every text file of ours, as it lies in the working tree. */
export function allTextFiles(): SourceFile[] {
  const root = projectRoot()
  return walk(root)
    .filter((path) => TEXT.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export const isCode = (file: SourceFile): boolean => /\.(ts|tsx|mjs)$/.test(file.path)

/** The text without comments; good enough for our formatter's output, where `//` in a string only stands in addresses. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g
/** How a worker is started; other addresses made this way are data. */
const WORKER = /\bnew URL\(\s*(['"])([^'"\n]+\.[jt]s)\1\s*,\s*import\.meta\.url/g

/** What a file imports: relative ones as paths from the root, packages by their name. Types count as well. */
export function importsOf(file: SourceFile): { local: string[]; packages: string[] } {
  const text = withoutComments(file.text)
  const specifiers = [...text.matchAll(IMPORT), ...text.matchAll(WORKER)].map((match) => match[2] ?? '')
  const relative = specifiers.filter((specifier) => /^\.{1,2}\//.test(specifier))
  const local = relative.map((specifier) => normalize(join(dirname(file.path), specifier.replace(/\?.*$/, ''))))
  const packages = specifiers.filter(
    (specifier) => /^(@[a-z]|[a-z])/.test(specifier) && !/^(node|virtual|https?):/.test(specifier),
  )
  return { local, packages: packages.map(packageName) }
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
