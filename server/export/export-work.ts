import type { Community } from '../../domain/community.ts'
import type { ExportWish } from '../../domain/export-job.ts'
import type { Meant } from '../numbers/read-pages.ts'
import type { Journal } from '../stores/journal.ts'
import type { PhotoFiles } from '../stores/photo-files.ts'
import type { Names } from './names.ts'

/** All that a file is made of. */
export type ExportWork = {
  journal: Journal
  photoFiles: PhotoFiles
  community: Community
  names: Names
  wish: ExportWish
  meant: Meant
  /** Unix ms: what is late is late by then. */
  now: number
  /** So many more cases were looked at. */
  onLooked: (cases: number) => void
  signal: AbortSignal
}
