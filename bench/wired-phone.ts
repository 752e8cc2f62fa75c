import { readFileSync } from 'node:fs'
import { newPhone, type Phone } from '../faults/phone.ts'
import { foundTown, type Volunteer } from '../faults/town.ts'
import { browserFetch } from '../faults/wire.ts'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import { asChrome } from './chrome-headers.ts'

/** A production server with signed-in volunteers, gone again when the work ends. */
export async function withServer<T>(
  volunteers: number,
  work: (server: RunningServer, volunteers: Volunteer[]) => Promise<T>,
): Promise<T> {
  const town = await foundTown(volunteers)
  try {
    const server = await runServer({ dataDir: town.dataDir, env: { WOODPECKER_MODE: 'production' } })
    try {
      return await work(server, town.volunteers)
    } finally {
      await server.stop()
    }
  } finally {
    town.remove()
  }
}

/** The real client core, sending through a wire what Chrome on a phone would send. */
export const wiredPhone = (who: Volunteer, port: number, answerTimeoutMs?: number): Promise<Phone> => {
  const origin = `http://localhost:${port}`
  const fetchIt = asChrome(browserFetch(origin, who), origin)
  return newPhone({ who, fetchIt, ...(answerTimeoutMs !== undefined && { answerTimeoutMs }) })
}

/** A photo file as the photo worker would hand it over. */
export const readyPhoto = (file: string) => ({
  bytes: Uint8Array.from(readFileSync(file)).buffer,
  type: 'image/jpeg' as const,
  width: 1600,
  height: 1200,
  thumbnail: new ArrayBuffer(8),
})
