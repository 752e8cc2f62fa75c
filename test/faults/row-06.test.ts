import { expect, test } from 'vitest'
import { headers, idempotencyKey } from '../../domain/wire.ts'
import { networkModelRow, runModel } from '../../faults/row-06-network-model.ts'
import { verdictOf } from '../../faults/verdict.ts'
import type { Served } from '../../faults/virtual/virtual-wire.ts'
import { newUuid } from '../server/heart/phone.ts'
import { quiet } from './quiet.ts'

test('whatever the network, the disk and the people do, the world is afterwards what people were told', async () => {
  const result = await networkModelRow.run(quiet(networkModelRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, other: { unequal: 0 }, detail: '' })
  expect(verdictOf(networkModelRow, result)).toBe('holds')
})

/** Every request gets a key of its own, as from a phone that has none. */
const withoutKeys = (server: Served): Served => ({
  request: (request) => {
    if (request.headers.has(headers.idempotencyKey))
      request.headers.set(headers.idempotencyKey, idempotencyKey(newUuid()))
    return server.request(request)
  },
})

test('control: without keys some step takes effect more often than it was taken', async () => {
  const result = await runModel({ ...quiet(60), between: withoutKeys })
  expect(result.ok).toBe(false)
  expect(result.detail).toContain('took effect')
})
