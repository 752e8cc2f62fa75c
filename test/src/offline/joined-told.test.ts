import { beforeEach, describe, expect, test } from 'vitest'
import type { NearCase } from '../../../domain/case-view.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import type { Draft } from '../../../src/offline/draft.ts'
import { isJoining, listJoinedCases } from '../../../src/offline/joined-cases.ts'
import { nearCase, UUID, UUID_2 } from '../../domain/examples.ts'
import { owner, readyPhoto } from '../../support/local-phone.ts'
import { act, change, db, eachWithOwnReports, env, fromServer, operation, report } from './own-reports.ts'

// What 我的 says of a case somebody joined, put together from the outbox, what the server told of it, and the map around.

eachWithOwnReports()

const point = { lat: 28.4, lng: 121.4 }
const drawn = { source: 'map', ...point, accuracy: null, at: null, buildingId: null, unit: null, spot: null } as const
const MADE_FROM: Draft = {
  ...owner,
  draftId: UUID,
  createdAt: 1,
  updatedAt: 2,
  categoryId: 'litter',
  kind: null,
  place: drawn,
  words: '',
  photoIds: [],
}
const list = () => listJoinedCases(db, owner)
const only = async () => {
  const [one, ...more] = await list()
  if (!one || more.length > 0) throw new Error(`${more.length + (one ? 1 : 0)} are listed`)
  return one
}

/** Joined here; the outbox' own entry. */
async function join(caseId = UUID_2, photos = 0): Promise<string> {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(900, i))
  const kept = await sealAct(db, owner, { caseId, act: { act: 'join' }, revision: null, photos: ready }, env)
  if (!kept.ok) throw new Error(kept.why)
  const { opId } = kept
  env.tick(1_000)
  return opId
}
const around = (more: Partial<NearCase>) =>
  db.put('cases', { ...owner, scope: 'near', caseId: UUID_2, view: { ...(nearCase as NearCase), ...more } })

describe('before the server has told of it', () => {
  let opId: string
  beforeEach(async () => {
    opId = await join(UUID_2, 2)
  })

  test('it is what it was made from, and can be taken back only then', async () => {
    expect(await only()).toMatchObject({ opId, categoryId: null, place: null, state: null, canTakeBack: false })
    await change(opId, { madeFrom: MADE_FROM })
    expect(await only()).toMatchObject({
      caseId: UUID_2,
      joinedAt: (await operation(opId)).sealedAt,
      categoryId: 'litter',
      place: drawn,
      photos: [{ opId }, { opId }],
      state: null,
      case: null,
      pending: [],
      canTakeBack: true,
    })
  })

  test('the map around says what it knows of it: kind, state and the place, by its building or as a point', async () => {
    await change(opId, { madeFrom: MADE_FROM })
    await around({ point, buildingId: 'b12' })
    const byBuilding = { ...drawn, source: 'building', buildingId: 'b12' }
    expect(await only()).toMatchObject({ categoryId: 'ebike-parking', state: 'accepted', place: byBuilding })
    await around({ point, buildingId: null })
    expect((await only()).place).toEqual(drawn)
    await around({ point: null, categoryId: null, state: 'closed' })
    expect(await only()).toMatchObject({ categoryId: 'litter', state: 'closed', place: drawn })
  })

  test('delivered, it is listed while the map still knows it, and no longer when nothing does', async () => {
    await change(opId, { state: 'delivered', madeFrom: MADE_FROM })
    expect(await list()).toEqual([])
    await around({})
    expect(await only()).toMatchObject({ state: 'accepted', sync: { state: 'delivered' }, canTakeBack: false })
  })
})

describe('what the server told', () => {
  const told = { joined: true, state: 'dispatched', categoryId: 'illegal-building', place: drawn, receivedAt: 77 }

  test('goes before the map and before what it was made from', async () => {
    await change(await join(), { madeFrom: { ...MADE_FROM, place: null } })
    await around({ point: { lat: 1, lng: 2 } })
    await fromServer(told)
    expect(await only()).toMatchObject({
      state: 'dispatched',
      categoryId: 'illegal-building',
      place: drawn,
      case: { receivedAt: 77 },
    })
  })

  test('of one joined on another phone: since when, with the photos from before that the server has', async () => {
    const photo = { id: 'ab', purpose: 'before', state: 'stored', width: 1, height: 1 }
    await fromServer({ ...told, photos: [photo, { ...photo, id: 'cd', purpose: 'after' }, { ...photo, id: 'ef' }] })
    expect(await only()).toEqual({
      caseId: UUID_2,
      opId: null,
      joinedAt: 77,
      categoryId: 'illegal-building',
      place: drawn,
      photos: [],
      sync: {
        state: 'delivered',
        photosSent: 2,
        photosTotal: 2,
        photosRefused: 0,
        photosDamaged: 0,
        percent: null,
        afterRestore: null,
        hold: null,
        trouble: null,
      },
      state: 'dispatched',
      case: expect.objectContaining({ joined: true }),
      pending: [],
      canTakeBack: false,
    })
  })

  test('of an own report is no joining', async () => {
    await fromServer({ ...told, joined: false })
    expect(await list()).toEqual([])
  })
})

test('what was said of its outcome waits with it; the joining itself, what is delivered, and other cases’ do not', async () => {
  await join()
  await join(UUID)
  const said = await act(UUID_2, { act: 'object', reason: '还在' })
  const done = await act(UUID_2, { act: 'satisfied' })
  const other = await act(UUID, { act: 'satisfied' })
  if (!said.ok || !done.ok || !other.ok) throw new Error('not kept')
  await change(done.opId, { state: 'delivered' })
  const pending = (await list()).map((one) => [one.caseId, one.pending.map(({ opId }) => opId)])
  expect(pending).toEqual([
    [UUID, [other.opId]],
    [UUID_2, [said.opId]],
  ])
})

test('the newest joining is listed first, wherever it was made', async () => {
  await join(UUID)
  const later = (await operation(await join('later'))).sealedAt
  await fromServer({ joined: true, receivedAt: later + 1 })
  expect((await list()).map(({ caseId }) => caseId)).toEqual([UUID_2, 'later', UUID])
})

test('only an act that joins is a joining', async () => {
  const sealing = await report()
  const joining = await join()
  const said = await act(UUID_2, { act: 'satisfied' })
  if (!said.ok) throw new Error('not kept')
  const is = async (opId: string) => isJoining(await operation(opId))
  expect([await is(sealing.opId), await is(joining), await is(said.opId)]).toEqual([false, true, false])
})
