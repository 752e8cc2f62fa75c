import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { letThreadsSizeTheirHeaps } from '../../../server/start/young-heaps.ts'

const MB = 1024 * 1024
const LIMITS = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 12 }
const TELLS_ITS_LIMIT = `require('node:worker_threads').parentPort.postMessage(require('node:v8').getHeapStatistics().heap_size_limit)`

/** What a thread with these limits may take, old and young objects together. */
async function limitOfAThread(): Promise<number> {
  const [bytes] = await once(new Worker(TELLS_ITS_LIMIT, { eval: true, resourceLimits: LIMITS }), 'message')
  return Number(bytes) / MB
}

test('a thread goes by its own limits, though the server was given room for its young objects', async () => {
  setFlagsFromString('--max-semi-space-size=64') // what `npm start` gives to the process
  expect(await limitOfAThread()).toBeGreaterThan(200) // so the flag does overrule them

  letThreadsSizeTheirHeaps()

  expect(await limitOfAThread()).toBeLessThanOrEqual(50)
})
