import { expect, test } from 'vitest'
import { countOnTheirWay, countUnsent } from '../../../src/offline/count-unsent.ts'
import { owner } from '../../support/local-phone.ts'
import { change, db, eachWithOwnReports, report } from './own-reports.ts'

eachWithOwnReports()

const counts = () => Promise.all([countUnsent(db, owner), countOnTheirWay(db, owner)])

test('nothing was kept, nothing is missing', async () => {
  expect(await counts()).toEqual([0, 0])
})

test('what is kept counts in every state until it is delivered', async () => {
  const [one, two] = [await report(), await report()]
  expect(await counts()).toEqual([2, 2])
  await change(one.opId, { state: 'manifest_sent' })
  expect(await counts()).toEqual([2, 2])
  await change(one.opId, { state: 'delivered' })
  expect(await counts()).toEqual([1, 1])
  await change(two.opId, { state: 'delivered', notBefore: 5, attempts: 3 })
  expect(await counts()).toEqual([0, 0])
})

test('what can still be taken back is not on its way until it was tried', async () => {
  const { opId } = await report()
  await change(opId, { notBefore: 5 })
  expect(await counts()).toEqual([1, 0])
  await change(opId, { attempts: 1 })
  expect(await counts()).toEqual([1, 1])
})

test('what another person kept here is not this one’s', async () => {
  await report()
  const other = { ...owner, personId: 'p-other' }
  expect([await countUnsent(db, other), await countOnTheirWay(db, other)]).toEqual([0, 0])
})
