import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../rig/project-root.ts'

type Stored = { key?: string; value: unknown }
/** A phone's database as a released version left it: its stores and indexes, and what was in them. */
type Fixture = {
  version: number
  stores: Record<
    string,
    { keyPath: string | string[] | null; indexes: Record<string, string | string[]>; rows: Stored[] }
  >
}

/** Builds that database with nothing but IndexedDB itself: today's code has no part in it. */
export async function leaveBehind(version: number): Promise<Fixture> {
  const file = join(projectRoot(), `test/fixtures/local-db-v${version}.json`)
  const fixture = JSON.parse(readFileSync(file, 'utf8'), bytesFrom) as Fixture // our own file
  const opening = indexedDB.open('woodpecker', fixture.version)
  opening.onupgradeneeded = () => {
    for (const [name, { keyPath, indexes, rows }] of Object.entries(fixture.stores)) {
      const store = opening.result.createObjectStore(name, { keyPath })
      for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path)
      for (const { key, value } of rows) store.put(value, key)
    }
  }
  await new Promise<void>((resolve, reject) => {
    opening.onsuccess = () => resolve()
    opening.onerror = () => reject(opening.error)
  })
  opening.result.close()
  return fixture
}

function bytesFrom(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value
  return Uint8Array.from(Buffer.from(String(value.$bytes), 'base64')).buffer
}
