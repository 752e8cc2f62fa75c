import { expect, test } from 'vitest'
import { dice } from '../../faults/dice.ts'
import { balance, type Held, type Told } from '../../faults/ledger.ts'
import { soakRow } from '../../faults/row-12-soak.ts'
import { verdictOf } from '../../faults/verdict.ts'

const told: Told = {
  reportId: 'r1',
  mark: '门口',
  manifestSha256: 'aa',
  photos: [{ id: 'p1', sha256: 'bb' }],
  delivered: true,
  stillHere: true,
}
const photo = { id: 'p1', state: 'stored', receivedSha256: 'bb', fileIsWhole: true }
const held: Held = { reportId: 'r1', mark: '门口', manifestSha256: 'aa', photos: [photo] }
const sums = (mine: Told[], theirs: Held[]) => {
  const { lost, doubled, partial } = balance(mine, theirs)
  return [lost, doubled, partial]
}

test('a report that is there once and whole is neither lost nor doubled nor partial', () => {
  expect(sums([told], [held])).toEqual([0, 0, 0])
})

test('told delivered and absent, with other bytes, or gone from both sides: lost', () => {
  expect(sums([told], [])).toEqual([1, 0, 0])
  expect(sums([told], [{ ...held, manifestSha256: 'zz' }])).toEqual([1, 0, 0])
  expect(sums([{ ...told, delivered: false, stillHere: false }], [])).toEqual([1, 0, 0])
  expect(sums([{ ...told, delivered: false }], [])).toEqual([0, 0, 0])
})

test('the same words under two ids: doubled', () => {
  expect(sums([told], [held, { ...held, reportId: 'r2' }])).toEqual([0, 1, 0])
})

test('told delivered with a photo that is missing, another, or not whole on disk: partial', () => {
  const withPhoto = (change: Partial<Held['photos'][number]>) => [{ ...held, photos: [{ ...photo, ...change }] }]
  expect(sums([told], withPhoto({ state: 'awaiting', receivedSha256: null }))).toEqual([0, 0, 1])
  expect(sums([told], withPhoto({ receivedSha256: 'cc' }))).toEqual([0, 0, 1])
  expect(sums([{ ...told, delivered: false }], withPhoto({ fileIsWhole: false }))).toEqual([0, 0, 1])
})

test('a run that never came to a state it is about is void, and no silence about a loss', () => {
  const result = { runs: 1, lost: 0, doubled: 0, partial: 0, other: {}, reached: {}, ok: true, detail: '' }
  expect(verdictOf(soakRow, result)).toBe('void')
  expect(verdictOf(soakRow, { ...result, lost: 1 })).toBe('FAILS')
  const reached = Object.fromEntries(soakRow.must.map((state) => [state, 1]))
  expect(verdictOf(soakRow, { ...result, reached })).toBe('holds')
  expect(verdictOf(soakRow, { ...result, reached, ok: null })).toBe('void')
})

test('the same seed throws the same dice, and a fork does not depend on who threw before', () => {
  const [one, other] = [dice(7), dice(7)]
  expect([one.next(), one.next()]).toEqual([other.next(), other.next()])
  expect(one.fork(3).next()).toBe(dice(7).fork(3).next())
  expect(dice(8).next()).not.toBe(dice(7).next())
})
