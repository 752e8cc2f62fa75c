import { expect, test } from 'vitest'
import { killedServerIn, killedServerRow } from '../../faults/row-02-killed-server.ts'
import { haveStrace } from '../../faults/strace.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('a server that is killed before or after a call that writes loses nothing and repeats nothing', async () => {
  const result = await killedServerRow.run(quiet(killedServerRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, detail: haveStrace() ? '' : expect.any(String) })
  expect(verdictOf(killedServerRow, result)).toBe(haveStrace() ? 'holds' : 'void')
})

test.runIf(haveStrace())('control: a server that answers for a photo before it is written is found out', async () => {
  const result = await killedServerIn('hasty').run(quiet(2))
  expect(result.partial).toBeGreaterThan(0)
  expect(verdictOf(killedServerRow, result)).toBe('FAILS')
})
