import { randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { hashSecret, newSecret } from '../server/sign-in/secret.ts'
import { openStores } from '../server/start/open-stores.ts'
import { foundTown } from './town.ts'

/** A data folder nobody has signed in to yet, with links for one volunteer, to be copied for every run. */
export type LeanTown = {
  dataDir: string
  /** One-time links; a link whose claim was answered into a dead connection is burnt, and the next one is taken. */
  secrets: string[]
  /** The same folder again, under `to`. */
  copyTo: (to: string) => string
  remove: () => void
}

const LINKS = 6

export async function foundLeanTown(): Promise<LeanTown> {
  const town = await foundTown(1)
  const { people, close } = await openStores(town.dataDir)
  const secrets: string[] = []
  for (let n = 0; n < LINKS; n++) {
    const secret = newSecret((bytes) => randomBytes(bytes))
    const who = { communityId: town.communityId, personId: 'p-1' }
    const invitation = { ...who, secretHash: hashSecret(secret), createdAt: 0, expiresAt: null, reusable: false }
    await people.createInvitation(invitation)
    secrets.push(secret)
  }
  await close()
  return {
    dataDir: town.dataDir,
    secrets,
    copyTo: (to) => {
      cpSync(town.dataDir, join(to, 'data'), { recursive: true })
      return join(to, 'data')
    },
    remove: town.remove,
  }
}
