import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../rig/free-port.ts'
import { developPhoto } from '../server/photos/develop-photo.ts'
import { writeWhole } from '../server/stores/disk-photos/durable.ts'
import { loadRival } from './rivals.ts'
import { answerAsSide } from './side.ts'

/** `plain`: as its manual sets it up. `our-work`: on every photo it also does what our server does before it answers. */
export type TusMode = 'plain' | 'our-work'
export type TusServerWish = { folder: string; mode: TusMode }

type Finished = { id: string; storage?: { path: string } }
type TusServer = { Server: new (options: Record<string, unknown>) => { listen: (to: object, up: () => void) => void } }
type TusFileStore = { FileStore: new (options: { directory: string }) => unknown }

const { Server } = (await loadRival('@tus/server')) as TusServer // its documented surface
const { FileStore } = (await loadRival('@tus/file-store')) as TusFileStore // its documented surface

async function begin({ folder, mode }: TusServerWish): Promise<{ url: string }> {
  const port = await freePort()
  const options = { path: '/files', datastore: new FileStore({ directory: folder }) }
  const server = new Server(mode === 'plain' ? options : { ...options, onUploadFinish: ourWork(folder) })
  await new Promise<void>((up) => server.listen({ host: '127.0.0.1', port }, up))
  return { url: `http://127.0.0.1:${port}` }
}

/** Decoding, encoding anew, both renditions synced with their folder, what came removed; then the last answer. */
const ourWork = (folder: string) => async (_: unknown, upload: Finished) => {
  const received = upload.storage?.path ?? join(folder, upload.id)
  const developed = await developPhoto(await readFile(received))
  if (!developed.ok) throw new Error(developed.refusal)
  await writeWhole(join(folder, `${upload.id}-evidence.jpg`), developed.evidence)
  await writeWhole(join(folder, `${upload.id}-thumbnail.jpg`), developed.thumbnail)
  await rm(received)
  return {}
}

answerAsSide(begin)
