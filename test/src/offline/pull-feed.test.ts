import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { cachedCases } from '../../../src/offline/cached-cases.ts'
import { onChange } from '../../../src/offline/changes.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { type Pulled, pullFeed } from '../../../src/offline/pull-feed.ts'
import { readFeedMark, writeFeedMark } from '../../../src/offline/settings.ts'
import { myCase, nearCase } from '../../domain/examples.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { freshPhone, type handEnvironment, owner } from '../../support/local-phone.ts'
import { problem } from '../../support/scripted-server.ts'

let db: LocalDb
let env: ReturnType<typeof handEnvironment>
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

const item = (caseId: string, seq = 1) => ({ kind: 'case', seq, case: { ...myCase, caseId } })
const gone = (caseId: string) => ({ kind: 'gone', seq: 2, caseId })
const page = (items: object[], next = 'n', more = false, epoch = 'e') => Response.json({ epoch, items, next, more })

/** One pull against answers in turn; the last repeats. */
async function pull(answers: (() => Response | 'cut')[], scope: 'mine' | 'near' = 'mine') {
  const asked: string[] = []
  const heard: string[] = []
  const fetchIt: typeof fetch = async (input) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]?.() ?? 'cut'
    asked.push(String(input))
    if (answer === 'cut') throw new TypeError('Failed to fetch')
    return answer
  }
  const reconciler = {
    found: () => false,
    cursorGone: async () => void heard.push('cursor gone'),
    heard: async (epoch: string) => void heard.push(epoch),
  }
  let told = 0
  const stop = onChange(() => told++)
  const outcome: Pulled = await pullFeed(scope, owner, { api: createApiClient(fetchIt), db, env, reconciler })
  stop()
  return { outcome, asked, heard, told }
}
const known = async (scope: 'mine' | 'near' = 'mine') =>
  (await cachedCases(db, owner, scope)).map((one) => one.caseId).sort()

describe('the feed of one scope', () => {
  test('begins with a snapshot and goes on where it was left', async () => {
    const first = await pull([() => page([item('a'), item('b')], 'n 1')])
    expect(first).toEqual({ outcome: 'ok', asked: ['/v1/feed?scope=mine'], heard: ['e'], told: 1 })
    expect(await readFeedMark(db, owner, 'mine')).toEqual({ cursor: 'n 1', at: env.now() })
    const second = await pull([() => page([item('c'), gone('a')], 'n2')])
    expect(second.asked).toEqual(['/v1/feed?scope=mine&after=n%201'])
    expect(await known()).toEqual(['b', 'c'])
  })

  test('is read page by page until there is no more', async () => {
    const { asked, outcome, heard } = await pull([
      () => page([item('a')], 'n1', true),
      () => page([item('b')], 'n2', true),
      () => page([item('c')], 'n3'),
    ])
    expect(asked).toEqual(['/v1/feed?scope=mine', '/v1/feed?scope=mine&after=n1', '/v1/feed?scope=mine&after=n2'])
    expect([outcome, await known(), heard]).toEqual(['ok', ['a', 'b', 'c'], ['e', 'e', 'e']])
  })

  test('that never ends is left for the next run after fifty pages', async () => {
    const { asked, outcome } = await pull([() => page([], 'same', true)])
    expect([asked.length, outcome]).toEqual([50, 'ok'])
  })

  test('tells nobody when nothing is new', async () => {
    expect((await pull([() => page([])])).told).toBe(1)
    expect((await pull([() => page([])])).told).toBe(0)
    expect((await pull([() => page([gone('x')])])).told).toBe(1)
  })

  test('keeps scopes and people apart', async () => {
    await pull([() => page([item('a')])])
    await pull([() => page([{ kind: 'case', seq: 1, case: { ...nearCase, caseId: 'b' } }])], 'near')
    expect([await known(), await known('near')]).toEqual([['a'], ['b']])
    expect(await cachedCases(db, { ...owner, personId: 'p-other' }, 'mine')).toEqual([])
    await pull([() => page([gone('a')])], 'near')
    expect(await known()).toEqual(['a'])
  })
})

describe('a cursor that is refused', () => {
  test('starts over: what was delivered is offered first, and a snapshot takes the place of what was known', async () => {
    await pull([() => page([item('old'), item('both')], 'n1')])
    const again = await pull([() => problem(410, 'cursor_gone'), () => page([item('both')], 'n2')])
    expect(again.asked).toEqual(['/v1/feed?scope=mine&after=n1', '/v1/feed?scope=mine'])
    expect([again.outcome, again.heard, await known()]).toEqual(['ok', ['cursor gone', 'e'], ['both']])
  })
  test('only once in a snapshot: pages that follow add to it', async () => {
    await writeFeedMark(db, owner, 'mine', { cursor: 'old', at: 1 })
    await pull([() => problem(410, 'cursor_gone'), () => page([item('a')], 'n1', true), () => page([item('b')], 'n2')])
    expect(await known()).toEqual(['a', 'b'])
  })
  test('without there being one is trouble, not an endless loop', async () => {
    const { outcome, asked, heard } = await pull([() => problem(410, 'cursor_gone')])
    expect([outcome, asked.length, heard]).toEqual(['trouble', 1, []])
  })
})

test.each<[string, () => Response | 'cut', Pulled]>([
  ['no network', () => 'cut', 'no_network'],
  ['no sign-in', () => problem(401, 'sign_in_required'), 'sign_in'],
  ['another refusal', () => problem(403, 'not_allowed'), 'trouble'],
  ['a captive portal', () => new Response('<h1>'), 'trouble'],
])('%s leaves what was known', async (_name, answer, outcome) => {
  await pull([() => page([item('a')], 'n1')])
  expect((await pull([answer])).outcome).toBe(outcome)
  expect([await known(), (await readFeedMark(db, owner, 'mine'))?.cursor]).toEqual([['a'], 'n1'])
})

describe('a phone without room', () => {
  test('keeps what it knew and its mark', async () => {
    await pull([() => page([item('a')], 'n1')])
    breakWrites((store) => store === 'cases')
    expect(await pull([() => page([item('b')], 'n2')])).toMatchObject({ outcome: 'storage_full', told: 0 })
    vi.restoreAllMocks()
    expect([await known(), (await readFeedMark(db, owner, 'mine'))?.cursor]).toEqual([['a'], 'n1'])
  })
  test('a storage that is broken is a defect', async () => {
    db.close()
    await expect(pull([() => page([item('b')], 'n2')])).rejects.toThrow()
  })
})
