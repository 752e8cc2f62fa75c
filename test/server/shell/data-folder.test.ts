import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { claimDataFolder, makeDataFolder } from '../../../server/start/data-folder.ts'
import { lockDataFolder } from '../../../server/start/folder-lock.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'woodpecker-folder-'))

describe('the data folder', () => {
  test('is made where it is missing, for this user alone', async () => {
    const made = join(folder(), 'a/b')
    await makeDataFolder(made)
    expect(statSync(made).mode & 0o077).toBe(0)
  })

  test('that is a file is refused by name', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    await expect(makeDataFolder(file)).rejects.toThrow(/^DATA_DIR=/)
  })

  test('of the demo is refused by production, and the other way round', async () => {
    const [demo, production] = [folder(), folder()]
    await claimDataFolder(demo, 'demo')
    await claimDataFolder(production, 'production')
    await expect(claimDataFolder(demo, 'production')).rejects.toThrow(/made by demo mode/)
    await expect(claimDataFolder(production, 'demo')).rejects.toThrow(/made by production mode/)
    await claimDataFolder(demo, 'demo')
    await claimDataFolder(production, 'production')
  })

  test('with anything else in it is not taken by the demo, and stays as it was', async () => {
    const used = folder()
    writeFileSync(join(used, 'woodpecker.db'), 'something')
    await expect(claimDataFolder(used, 'demo')).rejects.toThrow(/not empty/)
    expect(existsSync(join(used, 'mode.json'))).toBe(false)
    expect(readFileSync(join(used, 'woodpecker.db'), 'utf8')).toBe('something')
  })

  test('with a damaged marker is nobody’s', async () => {
    const damaged = folder()
    writeFileSync(join(damaged, 'mode.json'), '{}')
    await expect(claimDataFolder(damaged, 'demo')).rejects.toThrow(/damaged/)
    await expect(claimDataFolder(damaged, 'production')).rejects.toThrow(/damaged/)
  })

  test('has one owner at a time', () => {
    const shared = folder()
    const unlock = lockDataFolder(shared)
    expect(() => lockDataFolder(shared)).toThrow(/in use by another/)
    unlock()
    lockDataFolder(shared)()
  })
})
