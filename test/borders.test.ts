import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../rig/project-root.ts'

const root = projectRoot()
const copy = mkdtempSync(join(tmpdir(), 'woodpecker-borders-'))
for (const part of ['domain', 'src/offline', 'server', 'tsconfig.base.json'])
  cpSync(join(root, part), join(copy, part), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** What the compiler says of one part of the copy with this file added to it; empty when it is content. */
function complaints(part: string, source: string): string {
  const added = join(copy, part, 'added-by-test.ts')
  writeFileSync(added, source)
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['--build', part], { cwd: copy, encoding: 'utf8' })
    return ''
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout) // what execFileSync throws carries the output
  } finally {
    rmSync(added)
  }
}

describe('crossing a border does not compile', () => {
  it('a clean part does (so that the refusals below mean something)', () => {
    expect(complaints('src/offline', "export const fine: string = 'fine'\n")).toBe('')
  })

  it('the domain may not use the document, nor Node, nor import from anywhere', () => {
    expect(complaints('domain', 'export const title = document.title\n')).toContain("Cannot find name 'document'")
    expect(
      complaints('domain', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n"),
    ).toContain('node:fs')
    expect(complaints('domain', "export { JSON_BODY_MAX } from '../server/json-body.ts'\n")).toContain(
      'added-by-test.ts',
    )
  })

  it('what the worker runs too may not use the document', () => {
    expect(complaints('src/offline', 'export const title = document.title\n')).toContain("Cannot find name 'document'")
  })
})
