import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type DeliveryOutcome, type DeliveryRound, shareOf, timed } from './delivery-load.ts'
import { loadRival } from './rivals.ts'
import { answerAsSide } from './side.ts'

/** What we use of tus-js-client 4. */
type TusClient = { Upload: new (bytes: Buffer, options: Record<string, unknown>) => { start: () => void } }

const tus = (await loadRival('tus-js-client')) as TusClient // its documented surface

async function tusRound({ url, photoFiles, phones: count }: DeliveryRound): Promise<DeliveryOutcome> {
  const photos = photoFiles.map((file) => readFileSync(file))
  return timed(async () => {
    const phones = Array.from({ length: count }, async (_, n) => {
      for (const bytes of shareOf(photos, n, count)) await upload(url, bytes)
    })
    await Promise.all(phones)
    return photos.length
  })
}

/** The report goes along as metadata, which saves the rival a request of its own. */
const upload = (url: string, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const options = {
      endpoint: `${url}/files/`,
      metadata: { report: JSON.stringify(manifest(bytes.length)) },
      storeFingerprintForResuming: false,
      retryDelays: null,
      onSuccess: () => resolve(),
      onError: reject,
    }
    new tus.Upload(bytes, options).start()
  })

/** As much as one of our own manifests says. */
const manifest = (size: number) => ({
  schema: 1,
  reportId: randomUUID(),
  caseId: randomUUID(),
  sealedAt: Date.now(),
  takenAt: null,
  categoryId: 'ebike-parking',
  kind: null,
  place: null,
  words: '楼道口停了三辆电动车',
  photos: [{ id: randomUUID(), sha256: `${randomUUID()}${randomUUID()}`, size, type: 'image/jpeg' }],
})

answerAsSide(tusRound)
