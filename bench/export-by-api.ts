import { setTimeout as wait } from 'node:timers/promises'
import { type ExportJob, type ExportKind, exportJobSchema } from '../domain/export-job.ts'
import { paths } from '../domain/wire.ts'

export type Asked = { url: string; cookie: string; kind: ExportKind; from: string; to: string }
/** What came of it: how many cases were looked at, the file's size, and how long it took. */
export type Exported = { cases: number; bytes: number; ms: number }

const LOOK_EVERY_MS = 100

/** Asks for an export as the page does, waits for it, and removes it. @throws when it does not become ready */
export async function askExport({ url, cookie, kind, from, to }: Asked): Promise<Exported> {
  const start = performance.now()
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers = { cookie, origin: url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
    return fetch(url + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  }
  const read = async (answer: Response): Promise<ExportJob> => exportJobSchema.parse(await answer.json())
  let job = await read(await ask('POST', paths.exports, { kind, from, to, grid: null, category: null }))
  while (job.state === 'waiting' || job.state === 'running') {
    await wait(LOOK_EVERY_MS)
    job = await read(await ask('GET', paths.export(job.exportId)))
  }
  if (job.state !== 'ready') throw new Error(`${kind} is ${job.state}: ${job.failure}`)
  const ms = performance.now() - start
  await ask('DELETE', paths.export(job.exportId))
  return { cases: job.done, bytes: job.bytes ?? 0, ms }
}
