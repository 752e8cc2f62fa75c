import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Actor } from './actor.ts'
import type { ExportJobs } from './export/export-jobs.ts'
import type { PostOut } from './notify/outgoing.ts'
import type { ChannelJournal } from './stores/channel-journal.ts'
import type { Communities } from './stores/communities.ts'
import type { ExportFiles } from './stores/export-files.ts'
import type { Journal } from './stores/journal.ts'
import type { MapFiles } from './stores/map-files.ts'
import type { NoticeJournal } from './stores/notice-journal.ts'
import type { People } from './stores/people.ts'
import type { PhotoFiles } from './stores/photo-files.ts'
import type { UploadFiles } from './stores/upload-files.ts'

/** Everything an act needs from outside, so that tests can hold the clock, the dice and the stores. */
export type Deps = {
  now: () => number
  random: (bytes: number) => Uint8Array
  log: Logger
  journal: Journal
  photoFiles: PhotoFiles
  uploadFiles: UploadFiles
  mapFiles: MapFiles
  exportFiles: ExportFiles
  exports: ExportJobs
  people: People
  communities: Communities
  notices: NoticeJournal
  channels: ChannelJournal
  /** Posts out of the community: to robots and to who carries text messages. */
  postOut: PostOut
  settings: Settings
}

export type Settings = {
  demo: boolean
  /** The origin a deployment answers on (PUBLIC_URL); null on loopback, where the request's own Host counts. */
  publicOrigin: string | null
  /** True when the page is reached over https: the session cookie is `__Host-` and Secure then. */
  secure: boolean
  /** Folder of the built page; null in tests that need only the API. */
  pageDir: string | null
}

export type Env = { Variables: { actor: Actor | null } }
export type Handler = (c: Context<Env>, deps: Deps) => Response | Promise<Response>
