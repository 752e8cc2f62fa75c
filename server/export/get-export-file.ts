import type { ExportKind } from '../../domain/export-job.ts'
import type { Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { jobView, ownJob } from './own-job.ts'

const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  ics: 'text/calendar; charset=utf-8',
}
const typeOf = (kind: ExportKind) => TYPES[kind.split('.')[1] ?? ''] ?? 'application/octet-stream'

/** GET /v1/exports/:exportId/file: the finished file, read from the disk as it is sent. */
export const getExportFile: Handler = async (c, deps) => {
  const job = ownJob(c, deps)
  const file = job.state === 'ready' ? await deps.exportFiles.open(job.communityId, job.exportId) : null
  if (!file) throw new Refusal('not_found')
  const name = jobView(job).fileName
  return new Response(file.stream(), {
    headers: {
      'content-type': typeOf(job.wish.kind),
      'content-length': String(file.size),
      // RFC 6266: the second form for the Chinese name, the first for whoever cannot read it.
      'content-disposition': `attachment; filename="woodpecker-${job.wish.kind}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  })
}
