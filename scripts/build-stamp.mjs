import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the product is built from. Tests and benches are compiled too, but do not make a build stale. */
const SOURCES = [
  'domain',
  'server',
  'src',
  'service-worker',
  'public',
  'index.html',
  'vite.config.ts',
  'vite.server.config.ts',
]
const SETTINGS = ['package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs']

const stampOf = (root) => join(root, 'build/stamp.json')

/**
 * The state of the sources: how many files there are and when the latest changed.
 * The number notices a deleted file, which leaves no newer time behind.
 */
export function sourceState(root) {
  let files = 0
  let latest = 0
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name))
    else {
      files++
      latest = Math.max(latest, stat.mtimeMs)
    }
  }
  for (const source of [...SOURCES, ...SETTINGS]) visit(join(root, source))
  return JSON.stringify({ files, latest })
}

/** Whether the last complete build was made from the sources as they are now. */
export function isFresh(root) {
  const built = ['build/bundle/main.js', 'dist/index.html'].every((path) => existsSync(join(root, path)))
  return built && existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === sourceState(root)
}

/** Remembers the sources a build was made from; `state` was taken before it began, so a change meanwhile is seen. */
export function writeStamp(root, state) {
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stampOf(root), state)
}
