import { expect, test } from 'vitest'
import { noKeyControl } from '../../faults/control-no-key.ts'
import { reportOnSafari } from '../../faults/control-stored-blob.ts'
import { cutWireRow } from '../../faults/row-01-cut-wire.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('a wire cut anywhere costs no report, doubles none and shows none as whole that is not', async () => {
  const result = await cutWireRow.run(quiet(cutWireRow.slice))
  expect(result).toMatchObject({ runs: cutWireRow.slice, lost: 0, doubled: 0, partial: 0, detail: '' })
  expect(verdictOf(cutWireRow, result)).toBe('holds')
})

test('control: a phone without keys doubles what it sends again', async () => {
  const result = await noKeyControl.run(quiet(24))
  expect(result.doubled).toBeGreaterThan(0)
  expect(verdictOf(cutWireRow, result)).toBe('FAILS')
})

test('a browser that empties stored Blobs does not keep our photos from arriving', async () => {
  expect(await reportOnSafari('bytes')).toMatchObject({ lost: 0, partial: 0, ok: true })
})

test('control: stored Blobs never arrive there, and the server takes no empty photo for one', async () => {
  const result = await reportOnSafari('blobs')
  expect(result).toMatchObject({ partial: 0, ok: false })
  expect(result.reached[400]).toBe(2)
})
