import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Me } from '../../domain/person.ts'
import { createApp } from '../../server/app.ts'
import { communityFromTemplate, TEMPLATE_NAMES } from '../../server/community-template/community-template.ts'
import { exportsHere } from '../../server/export/exports-here.ts'
import { nowhere } from '../../server/notify/outgoing.ts'
import { hashSecret, newSecret } from '../../server/sign-in/secret.ts'
import { makeDataFolder } from '../../server/start/data-folder.ts'
import { openStores, type Stores } from '../../server/start/open-stores.ts'
import { CAST, MEMBERS, type Member } from './cast.ts'
import { onFullDisk } from './full-disk.ts'

const random = (bytes: number) => randomBytes(bytes)
const SETTINGS = { demo: true, publicOrigin: null, secure: false, pageDir: null }
const SESSION_MS = 20 * 365 * 86_400_000
/** Monday 2026-10-12, 10:00 in Shanghai. */
export const VIRTUAL_START = Date.UTC(2026, 9, 12, 2)

/** A data folder with the cast signed in, made once and copied for every run. */
export type VirtualTown = { folder: string; communityId: string; tokens: Map<Member, string>; remove: () => void }

/** The real server on a folder of its own, in this process, with a clock that is held. */
export type VirtualServer = {
  dataDir: string
  request: (request: Request) => Promise<Response>
  stores: () => Stores
  cookieOf: (member: Member) => string
  meOf: (member: Member) => Me
  /** From now on its disk takes no more, or has room again. */
  setFull: (isFull: boolean) => void
  /** What it logged as unexpected: a refusal that is really a fault. */
  logged: unknown[]
  /** As after a stop: nothing is kept in memory. */
  restart: () => Promise<void>
  close: () => Promise<void>
}

/** Memory where there is some: this folder stands for a disk that works, other rows take real ones away. */
const newFolder = () => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'woodpecker-virtual-'))

export async function foundVirtualTown(): Promise<VirtualTown> {
  const folder = newFolder()
  const data = join(folder, 'data')
  await makeDataFolder(data)
  const { communities, people, close } = await openStores(data)
  const phones = { property: null, community: null }
  const { id: communityId } = await communities.write(communityFromTemplate({ ...TEMPLATE_NAMES, demo: false, phones }))
  const tokens = new Map<Member, string>()
  for (const member of MEMBERS) {
    const one = { communityId, personId: member }
    await people.putPerson({ ...one, name: `演示·${member}`, posts: [CAST[member]] })
    const secretHash = hashSecret(newSecret(random))
    const token = newSecret(random)
    const now = VIRTUAL_START
    await people.createInvitation({ ...one, secretHash, createdAt: now, expiresAt: null, reusable: false })
    const session = { secretHash, sessionId: newSecret(random), tokenHash: hashSecret(token), now }
    await people.claim({ ...session, expiresAt: now + SESSION_MS }, false)
    tokens.set(member, token)
  }
  await close()
  return { folder, communityId, tokens, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export async function openVirtualServer(town: VirtualTown, now: () => number): Promise<VirtualServer> {
  const folder = newFolder()
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { recursive: true })
  cpSync(join(town.folder, 'data'), dataDir, { recursive: true })
  const logged: unknown[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(JSON.parse(line)) })
  let full = false
  const start = async () => {
    const stores = onFullDisk(await openStores(dataDir), () => full)
    const exports = exportsHere(stores, { now, random, onFailure: (error) => log.error(error) })
    return { stores, app: createApp({ ...stores, exports, now, random, log, settings: SETTINGS, postOut: nowhere }) }
  }
  let running = await start()
  return {
    dataDir,
    request: async (request) => running.app.fetch(request),
    stores: () => running.stores,
    cookieOf: (member) => `woodpecker=${town.tokens.get(member) ?? ''}`,
    meOf: (member) => {
      const { role, gridIds } = CAST[member]
      const { communityId } = town
      return { communityId, personId: member, name: `演示·${member}`, posts: [{ role, gridIds }] }
    },
    setFull: (isFull) => {
      full = isFull
    },
    logged,
    restart: async () => {
      await running.stores.close()
      running = await start()
    },
    close: async () => {
      await running.stores.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
