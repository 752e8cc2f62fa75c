import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dice } from '../../faults/dice.ts'
import { type DiskCall, readDiskCalls } from '../../faults/disk-calls.ts'
import { DiskModel, type Loss } from '../../faults/disk-model.ts'

let folder: string
let root: string
let model: DiskModel
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'woodpecker-model-'))
  root = join(folder, 'root')
  mkdirSync(join(root, 'sub'), { recursive: true })
  writeFileSync(join(root, 'old'), 'old bytes')
  model = new DiskModel(root)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = 0
const did = (...calls: DiskCall[]) => {
  for (const call of calls) model.apply(call)
}
const open = (fd: number, name: string): DiskCall => ({
  at,
  call: 'open',
  fd,
  path: join(root, name),
  creates: true,
  truncates: false,
})
const write = (fd: number, text: string, offset: number | null = null): DiskCall => ({
  at,
  call: 'write',
  fd,
  data: Buffer.from(text),
  offset,
})
const sync = (fd: number): DiskCall => ({ at, call: 'sync', fd })

let images = 0
/** A file as a power cut at this moment leaves it; null when it is not there. */
function left(name: string, loss: Loss = { how: 'all' }): string | null {
  const image = join(folder, `image-${++images}`)
  model.writeImage(image, loss)
  const path = join(image, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

describe('a power cut keeps', () => {
  test('no byte that was not synced, and no name whose folder was not', () => {
    did(open(3, 'new'), write(3, 'text'), sync(3))
    expect(left('new')).toBeNull()
    expect(left('new', { how: 'none' })).toBe('text')
    did(open(4, ''), sync(4))
    expect(left('new')).toBe('text')
    did(write(3, ' more'))
    expect([left('new'), left('new', { how: 'none' })]).toEqual(['text', 'text more'])
  })

  test('the old name and the old bytes where a rename was not synced', () => {
    did(open(3, 'old.tmp'), write(3, 'new bytes'), sync(3), open(4, ''), sync(4))
    did({ at, call: 'rename', from: join(root, 'old.tmp'), to: join(root, 'old') })
    expect([left('old'), left('old.tmp')]).toEqual(['old bytes', 'new bytes'])
    did(sync(4))
    expect([left('old'), left('old.tmp')]).toEqual(['new bytes', null])
  })

  test('a file whose removal was not synced, and its length whose cut was not', () => {
    did(open(3, 'old'), { at, call: 'truncate', fd: 3, size: 3 })
    expect([left('old'), left('old', { how: 'none' })]).toEqual(['old bytes', 'old'])
    did({ at, call: 'unlink', path: join(root, 'old') })
    expect([left('old'), left('old', { how: 'none' })]).toEqual(['old bytes', null])
  })

  test('some sectors of a write and not others, never a mixture within one', () => {
    did(open(3, 'old'), write(3, 'x'.repeat(4096), 0))
    const chance = dice(5)
    const seen = Array.from({ length: 20 }, () => left('old', { how: 'some', share: 0.5, tornAt: 512, chance }) ?? '')
    expect(seen.some((text) => text.includes('x') && text.includes('\0'))).toBe(true)
    for (const text of seen) {
      for (let sector = 512; sector + 512 <= text.length; sector += 512) {
        expect(new Set(text.slice(sector, sector + 512)).size).toBe(1)
      }
    }
  })
})

describe('a record of strace', () => {
  const hex = (text: string) =>
    [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
  test('is read in the order in which the calls ended, without files elsewhere and calls that failed', () => {
    const lines = [
      `7 100.000000 openat(AT_FDCWD, "${hex('/d/a')}", O_RDWR|O_CREAT, 0644) = 5 <0.000010>`,
      `7 100.001000 openat(AT_FDCWD, "${hex('/etc/x')}", O_RDONLY) = 6 <0.000010>`,
      `7 100.002000 pwrite64(5, "${hex('ab')}", 2, 4096) = 2 <0.000010>`,
      `7 100.003000 fsync(5 <unfinished ...>`,
      `8 100.003500 write(6, "${hex('zz')}", 2) = 2 <0.000010>`,
      `8 100.003600 rename("${hex('/d/a')}", "${hex('/d/b')}") = 0 <0.000010>`,
      `7 100.004000 <... fsync resumed>)       = 0 <0.001000>`,
      `7 100.005000 unlink("${hex('/d/none')}") = -1 ENOENT (No such file or directory) <0.000010>`,
    ]
    const calls = readDiskCalls(lines.join('\n'), '/d')
    expect(calls.map(({ at: _, ...call }) => call)).toEqual([
      { call: 'open', fd: 5, path: '/d/a', creates: true, truncates: false },
      { call: 'write', fd: 5, data: Buffer.from('ab'), offset: 4096 },
      { call: 'rename', from: '/d/a', to: '/d/b' },
      { call: 'sync', fd: 5 },
    ])
  })

  test('that holds a call the model does not know is refused', () => {
    expect(() => readDiskCalls('7 1.0 sendfile(5, 6, NULL, 9) = 9 <0.1>', '/d')).toThrow('does not know')
  })
})
