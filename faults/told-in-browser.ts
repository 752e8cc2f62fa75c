import type { Page } from 'playwright-core'
import type { Told } from './ledger.ts'

type InPage = { reportId: string; mark: string; manifestSha256: string; delivered: boolean; stillHere: boolean }
type PhotoInPage = { id: string; sha256: string }

/**
 * What a phone in a real browser has told its person: its own storage read past the app, every hash taken anew from the
 * bytes. A database that is not there has nothing.
 */
export function toldInBrowser(page: Page): Promise<Told[]> {
  return page.evaluate(async (): Promise<(InPage & { photos: PhotoInPage[] })[]> => {
    type Row = Record<string, unknown>
    const hex = async (bytes: BufferSource) =>
      [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
        .map((b) => b.toString(16).padStart(2, '0'))
        .join('')
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    if (!(await indexedDB.databases()).some(({ name }) => name === 'woodpecker')) return []
    const db = await done(indexedDB.open('woodpecker'))
    const all = async (store: string) => (await done(db.transaction(store).objectStore(store).getAll())) as Row[] // the page's own stores
    const [ops, photos, bytes] = [await all('operations'), await all('photos'), await all('photoBytes')]
    db.close()
    return Promise.all(
      ops
        .flatMap((op) => (op.kind === 'report' ? [op] : []))
        .map(async (op) => {
          const own = photos.filter((photo) => photo.opId === op.opId)
          const body = op.body as ArrayBuffer // as the page stores it
          const whole = own.map(async (photo) => {
            const stored = bytes.find(({ photoId }) => photoId === photo.photoId)
            return stored !== undefined && (await hex(stored.bytes as ArrayBuffer)) === photo.sha256
          })
          const { words } = JSON.parse(new TextDecoder().decode(body)) as { words: string } // the page's own manifest
          return {
            reportId: String(op.reportId),
            mark: words,
            manifestSha256: String(op.bodySha256),
            photos: own.map((photo) => ({ id: String(photo.photoId), sha256: String(photo.sha256) })),
            delivered: op.state === 'delivered',
            stillHere:
              (await hex(body)) === op.bodySha256 && own.length > 0 && (await Promise.all(whole)).every(Boolean),
          }
        }),
    )
  })
}
