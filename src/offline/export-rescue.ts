import { type Zippable, zipSync } from 'fflate'
import type { Me } from '../../domain/person.ts'
import type { Environment } from './environment.ts'
import type { LocalDb } from './local-db.ts'
import type { Operation } from './operation.ts'
import { photosWithBytes } from './photos-with-bytes.ts'
import { sealRescueFile } from './rescue-file.ts'
import { type RescueList, rescuePaths } from './rescue-list.ts'

export type RescueExport = { file: Uint8Array<ArrayBuffer>; operations: number; photos: number }

/**
 * Everything of this person that the server does not have, in one sealed file; null when there is nothing. Nothing on
 * this phone changes: it goes on sending by itself, and whichever comes first counts (I10).
 */
export async function exportRescue(
  db: LocalDb,
  me: Me,
  passphrase: string,
  env: Environment,
): Promise<RescueExport | null> {
  const own = await db.getAllFromIndex('operations', 'owner', [me.communityId, me.personId])
  const unsent = own.filter((op) => op.state !== 'delivered')
  if (unsent.length === 0) return null
  const files: Zippable = {}
  const operations: RescueList['operations'] = []
  for (const op of unsent) operations.push(await pack(db, op, files))
  const list: RescueList = {
    format: 'woodpecker-rescue',
    version: 1,
    communityId: me.communityId,
    personId: me.personId,
    personName: me.name,
    exportedAt: env.now(),
    operations,
  }
  files[rescuePaths.list] = new TextEncoder().encode(JSON.stringify(list))
  // Stored, not squeezed: photos do not get smaller, and an old phone has better things to do.
  const zip = zipSync(files, { level: 0, mtime: '2020-01-01' })
  const photos = operations.reduce((sum, op) => sum + op.photos.length, 0)
  return { file: await sealRescueFile(zip, passphrase, env.random), operations: operations.length, photos }
}

async function pack(db: LocalDb, op: Operation, files: Zippable): Promise<RescueList['operations'][number]> {
  files[rescuePaths.body(op.opId)] = new Uint8Array(op.body)
  const photos = []
  for (const { photo, bytes } of await photosWithBytes(db, op.opId)) {
    const { photoId, sha256, size, type } = photo
    files[rescuePaths.photo(photoId, type)] = new Uint8Array(bytes)
    photos.push({ photoId, sha256, size, type })
  }
  const { opId, kind, caseId, reportId, sealedAt, bodySha256, ifMatch } = op
  return { opId, kind, caseId, reportId, sealedAt, bodySha256, ifMatch, photos }
}

/** A passphrase that can be read over the telephone: sixteen digits in fours, 53 bits. */
export function proposePassphrase(random: (count: number) => Uint8Array): string {
  const digits: number[] = []
  while (digits.length < 16) for (const byte of random(16)) if (byte < 250) digits.push(byte % 10) // 250: no digit likelier
  return digits
    .slice(0, 16)
    .join('')
    .replace(/(\d{4})(?=\d)/g, '$1 ')
}
