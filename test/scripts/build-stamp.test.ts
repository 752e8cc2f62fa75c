import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isFresh, sourceState, writeStamp } from '../../scripts/build-stamp.mjs'
import { isNewEnough } from '../../scripts/ensure-installed.mjs'

function builtProject() {
  const root = mkdtempSync(join(tmpdir(), 'woodpecker-stamp-'))
  for (const folder of ['domain', 'test', 'build/bundle', 'dist']) mkdirSync(join(root, folder), { recursive: true })
  for (const file of ['domain/a.ts', 'domain/b.ts', 'build/bundle/main.js', 'dist/index.html']) {
    writeFileSync(join(root, file), '')
  }
  writeStamp(root, sourceState(root))
  return root
}

test('a build is fresh until a source changes, comes or goes', () => {
  const changes: ((root: string) => void)[] = [
    (root) => utimesSync(join(root, 'domain/a.ts'), new Date(), new Date(Date.now() + 5000)),
    (root) => writeFileSync(join(root, 'domain/c.ts'), ''),
    (root) => rmSync(join(root, 'domain/a.ts')),
    (root) => rmSync(join(root, 'dist/index.html')),
  ]
  for (const change of changes) {
    const root = builtProject()
    expect(isFresh(root)).toBe(true)
    change(root)
    expect(isFresh(root)).toBe(false)
  }
})

test('a changed test does not make the product stale', () => {
  const root = builtProject()
  writeFileSync(join(root, 'test/a.test.ts'), '')
  expect(isFresh(root)).toBe(true)
})

test.each([
  ['20.19.0', true],
  ['20.18.9', false],
  ['18.20.0', false],
  ['22.0.0', true],
])('Node %s: new enough %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough)
})
