import { describe, expect, test } from 'vitest'
import { ACT_NAMES, type ActorFacts } from '../../domain/lifecycle.ts'
import { isLive, isUnfinished } from '../../domain/task.ts'
import { replayed } from './walks/replayed.ts'
import { ENDS, type Stored, walk } from './walks/walk.ts'

const WALKS = 10_000

describe(`${WALKS} random walks over the life of a case`, () => {
  const walks = Array.from({ length: WALKS }, (_, seed) => walk(seed + 1))

  test('the history replays to what is stored', () => {
    for (const { events, stored } of walks) expect(replayed(events)).toEqual(stored)
  })

  test('go everywhere and take every step', () => {
    const taken = new Set(walks.flatMap(({ events }) => events.map(({ type }) => type)))
    expect([...taken].sort()).toEqual([...ACT_NAMES].sort())
    expect(new Set(walks.map(({ stored }) => stored.state)).size).toBeGreaterThan(8)
  })

  test('nothing is closed by who did the work', () => {
    const ownWork = ([judge, before]: [ActorFacts, Stored]) => {
      const handlers = before.tasks.filter(isLive).map(({ handlerId }) => handlerId)
      return handlers.length === 0 ? judge.isReporter : handlers.includes(judge.personId)
    }
    const judged = walks.flatMap(({ judges }) => judges)
    expect(judged.length).toBeGreaterThan(500)
    expect(judged.filter(ownWork)).toEqual([])
  })

  test('whoever is at work has a task, and what is to be verified has none unfinished', () => {
    for (const { stored } of walks) {
      const unfinished = stored.tasks.some(isUnfinished)
      if (stored.state === 'dispatched' || stored.state === 'in_progress') expect(unfinished).toBe(true)
      if (stored.state === 'awaiting_verification') expect(unfinished).toBe(false)
      expect(ENDS.includes(stored.state)).toBe(stored.endedAt !== null)
    }
  })

  test('a history that lost a step does not replay to it', () => {
    const telling = walks.filter(({ events }) => events.some(({ type }) => type === 'fail'))
    const cut = telling.map(({ events }) => events.filter(({ type }) => type !== 'fail'))
    expect(cut.every((events, at) => replayed(events).reworkCount !== telling[at]?.stored.reworkCount)).toBe(true)
  })
})
