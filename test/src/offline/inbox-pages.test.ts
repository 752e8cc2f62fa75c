import { beforeEach, describe, expect, test } from 'vitest'
import { INBOX_KEPT, type Inbox, type Notice } from '../../../domain/notice.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { onChange } from '../../../src/offline/changes.ts'
import { markNoticesRead, pullInbox } from '../../../src/offline/inbox.ts'
import { countUnread, inboxKey, readInbox } from '../../../src/offline/kept-inbox.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { freshPhone, handEnvironment, owner } from '../../support/local-phone.ts'
import { type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

const env = handEnvironment()
let db: LocalDb
beforeEach(async () => {
  ;({ db } = await freshPhone())
})

const notice = (seq: number): Notice => ({
  seq,
  caseId: `c${seq}`,
  event: 'accept',
  side: 'mine',
  at: seq,
  reason: null,
  categoryId: null,
  gridId: null,
  buildingId: null,
  dueAt: null,
})
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => notice(first + i))
const page = (items: Notice[], more = false, unread = items.map(({ seq }) => seq)): Inbox => ({
  epoch: 'e',
  items,
  next: `n${items.at(-1)?.seq ?? 0}`,
  more,
  unread,
})
const json = (body: Inbox) => Response.json(body)
const noted = () => new Response(null, { status: 204 })

/** A server that answers one after the other, the last of them for ever. */
function server(...answers: (() => Response)[]) {
  const asked: Asked[] = []
  const { fetch } = scriptedFetch((question) => {
    const answer = answers[Math.min(asked.push(question), answers.length) - 1]
    return answer ? answer() : 'cut'
  })
  return { fetch, asked, addresses: () => asked.map(({ path, search }) => path + search) }
}
const pull = async (scripted: ReturnType<typeof server>) =>
  pullInbox(owner, { api: createApiClient(scripted.fetch), db, env })
const seqs = async () => (await readInbox(db, owner)).items.map(({ seq }) => seq)

describe('pages', () => {
  test('are fetched until there are no more, each from where the last one ended', async () => {
    const scripted = server(
      () => json(page(upTo(2), true)),
      () => json(page(upTo(4, 3), true)),
      () => json(page([notice(5)])),
    )
    await pull(scripted)
    expect(scripted.addresses()).toEqual(['/v1/inbox', '/v1/inbox?after=n2', '/v1/inbox?after=n4'])
    expect(await seqs()).toEqual([1, 2, 3, 4, 5])
    expect((await readInbox(db, owner)).heardAt).toBe(env.now())
  })

  test('that never end are left for the next run', async () => {
    let last = 0
    const scripted = server(() => json(page([notice(++last)], true)))
    await pull(scripted)
    expect(scripted.asked).toHaveLength(20)
    await pull(scripted)
    expect(scripted.asked).toHaveLength(40)
    expect(await seqs()).toHaveLength(40)
  })

  test('bring each message once, in order, and only the newest are kept', async () => {
    await pull(server(() => json(page(upTo(INBOX_KEPT - 1, 2)))))
    await pull(server(() => json(page([notice(3), notice(1), notice(INBOX_KEPT + 1), notice(INBOX_KEPT)]))))
    const kept = await seqs()
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([INBOX_KEPT, 2, INBOX_KEPT + 1])
    expect(kept).toEqual([...kept].sort((a, b) => a - b))
  })

  test('a mark the server does not know any more begins anew once; anything else that it refuses ends the run', async () => {
    await pull(server(() => json(page(upTo(3)))))
    await markNoticesRead(db, owner, [2])
    const anew = server(
      () => problem(503, 'busy'),
      () => json(page([notice(9)])),
    )
    await pull(anew)
    expect([anew.asked.length, await seqs()]).toEqual([1, [1, 2, 3]]) // the marks could not be told: nothing is asked
    const gone = server(
      noted,
      () => problem(410, 'cursor_gone'),
      () => json(page([notice(9)])),
    )
    await pull(gone)
    expect(gone.addresses()).toEqual(['/v1/inbox/read', '/v1/inbox?after=n3', '/v1/inbox'])
    expect(await readInbox(db, owner)).toMatchObject({ items: [{ seq: 9 }], unread: [9], readHere: [], cursor: 'n9' })
    const refusing = server(() => problem(410, 'something_else'))
    await pull(refusing)
    expect([refusing.asked.length, await seqs()]).toEqual([1, [9]])
  })

  test('a server that knows no mark although none was sent is not asked again', async () => {
    const scripted = server(() => problem(410, 'cursor_gone'))
    await pull(scripted)
    expect(scripted.asked).toHaveLength(1)
  })
})

describe('what was read here', () => {
  test('is told at most five hundred at a time, and counts as read although the server says otherwise meanwhile', async () => {
    await db.put(
      'settings',
      { items: [], cursor: null, unread: upTo(600).map(({ seq }) => seq), readHere: [], heardAt: null },
      inboxKey(owner),
    )
    await markNoticesRead(
      db,
      owner,
      upTo(600).map(({ seq }) => seq),
    )
    expect(await countUnread(db, owner)).toBe(0)
    const scripted = server(noted, () => json(page([], false, [500, 501, 600, 601])))
    await pull(scripted)
    const [marks] = scripted.asked
    expect(JSON.parse(new TextDecoder().decode(marks?.body)).seqs).toEqual(upTo(500).map(({ seq }) => seq))
    const { readHere, unread } = await readInbox(db, owner)
    expect([readHere.length, readHere[0], unread]).toEqual([100, 501, [500, 601]])
  })

  test('wakes those who listen once, and nobody when there was nothing to read', async () => {
    await pull(server(() => json(page(upTo(3)))))
    let told = 0
    const stop = onChange(() => told++)
    await markNoticesRead(db, owner, [1, 2])
    await markNoticesRead(db, owner, [1, 2, 77])
    await markNoticesRead(db, owner, [])
    stop()
    expect([told, (await readInbox(db, owner)).readHere, await countUnread(db, owner)]).toEqual([1, [1, 2], 1])
  })
})
