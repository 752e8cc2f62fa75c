import { beforeEach, describe, expect, test } from 'vitest'
import type { People } from '../../../server/stores/people.ts'
import type { NewTaskLink } from '../../../server/stores/task-links.ts'
import { aSession } from './a-session.ts'

const NOW = 1_000_000
const END = NOW + 500

const aLink = (linkId: string, wish: Partial<NewTaskLink> = {}): NewTaskLink => ({
  communityId: 'c1',
  linkId,
  caseId: 'case-1',
  personId: `person-${linkId}`,
  name: '绿化队老周',
  secretHash: `secret-${linkId}`,
  createdAt: NOW - 100,
  createdBy: 'li',
  expiresAt: END,
  ...wish,
})

/** What every store of links to one task promises. `elsewhere` gives a second look at the same data past all memory. */
export function taskLinksContract(open: () => Promise<{ people: People; elsewhere: () => Promise<People> }>): void {
  let people: People
  let elsewhere: () => Promise<People>
  beforeEach(async () => {
    const opened = await open()
    people = opened.people
    elsewhere = opened.elsewhere
  })

  const session = (token: string, secretHash = 'secret-a', now = NOW) => aSession(token, secretHash, now)
  const inside = async (token: string, now = NOW) => (await people.resolveSession(token, now)) !== null
  const renewal = (secretHash: string, wish: { now?: number; expiresAt?: number; communityId?: string } = {}) => ({
    ...{ communityId: 'c1', linkId: 'a', secretHash, expiresAt: END, now: NOW },
    ...wish,
  })

  describe('a link to one task', () => {
    test('is found by its case, its secret and its person', async () => {
      const { secretHash, ...kept } = aLink('a')
      await people.createTaskLink(aLink('a'))
      const link = { ...kept, revokedAt: null, openedAt: null }
      expect(await people.taskLinksOf('c1', 'case-1')).toEqual([link])
      expect(await people.taskLinkBySecret(secretHash)).toEqual(link)
      expect(await people.taskLinkOfPerson('c1', 'person-a')).toEqual(link)
      expect(await people.taskLinkBySecret('secret-b')).toBeNull()
      expect(await people.taskLinkOfPerson('c1', 'person-b')).toBeNull()
    })

    test('comes with a person of its own, whom nobody can send another task', async () => {
      await people.createTaskLink(aLink('a'))
      expect(await people.personName('c1', 'person-a')).toBe('绿化队老周')
      expect(await people.handlers('c1', NOW)).toEqual([])
    })

    test('is kept with its person, both or neither', async () => {
      const nameless = aLink('a', { name: undefined as unknown as string }) // what no column takes
      await expect(people.createTaskLink(nameless)).rejects.toThrow()
      await people.createTaskLink(aLink('a'))
      await expect(people.createTaskLink(aLink('a', { personId: 'somebody' }))).rejects.toThrow()
      expect(await people.personName('c1', 'somebody')).toBeNull()
    })

    test('stands among those of its case, oldest first', async () => {
      await people.createTaskLink(aLink('a', { createdAt: 3 }))
      await people.createTaskLink(aLink('b', { createdAt: 1 }))
      await people.createTaskLink(aLink('c', { createdAt: 2 }))
      await people.createTaskLink(aLink('d', { caseId: 'case-2' }))
      expect((await people.taskLinksOf('c1', 'case-1')).map(({ linkId }) => linkId)).toEqual(['b', 'c', 'a'])
    })

    test('is nothing in another community', async () => {
      await people.createTaskLink(aLink('a'))
      expect(await people.taskLinksOf('c2', 'case-1')).toEqual([])
      expect(await people.taskLinkOfPerson('c2', 'person-a')).toBeNull()
    })
  })

  describe('opening a link', () => {
    test('lets its person in to the one case, and notes when', async () => {
      await people.createTaskLink(aLink('a'))
      expect(await people.openTaskLink(session('t1'))).toBe(true)
      expect(await people.resolveSession('t1', NOW)).toEqual({
        personId: 'person-a',
        communityId: 'c1',
        name: '绿化队老周',
        sessionId: 'session-t1',
        onlyCase: 'case-1',
        posts: [{ role: 'handler', gridIds: [] }],
      })
      expect(await people.taskLinkBySecret('secret-a')).toMatchObject({ openedAt: NOW })
    })

    test('gives nobody a session when it is unknown, over or revoked', async () => {
      await people.createTaskLink(aLink('a'))
      await people.createTaskLink(aLink('b'))
      await people.revokeTaskLink('c1', 'b', 'li', NOW)
      expect([
        await people.openTaskLink(session('t1', 'secret-c')),
        await people.openTaskLink(session('t2', 'secret-a', END)),
        await people.openTaskLink(session('t3', 'secret-b')),
      ]).toEqual([false, false, false])
      expect([await inside('t1'), await inside('t2'), await inside('t3')]).toEqual([false, false, false])
      expect(await people.taskLinksOf('c1', 'case-1')).toMatchObject([{ openedAt: null }, { openedAt: null }])
    })

    test('lets in as long as the link lasts, however long the session was to', async () => {
      await people.createTaskLink(aLink('a'))
      await people.openTaskLink({ ...session('t1'), expiresAt: END + 1000 })
      await people.extendSession('t1', END + 9000)
      expect([await inside('t1', END - 1), await inside('t1', END)]).toEqual([true, false])
    })

    test('while it is being revoked or renewed leaves nobody inside', async () => {
      const other = await elsewhere()
      const ends: ((at: People, linkId: string) => Promise<void>)[] = [
        (at, linkId) => at.revokeTaskLink('c1', linkId, 'li', NOW),
        (at, linkId) => at.renewTaskLink({ ...renewal(`new-${linkId}`), linkId }),
      ]
      for (const [i, end] of ends.entries()) {
        for (const [j, at] of [people, other].entries()) {
          const linkId = `${i}${j}`
          await people.createTaskLink(aLink(linkId))
          const opening = (token: string) => session(`${token}${linkId}`, `secret-${linkId}`)
          await Promise.all([people.openTaskLink(opening('t')), end(at, linkId), at.openTaskLink(opening('u'))])
          for (const { tokenHash } of [opening('t'), opening('u')]) {
            expect(await at.resolveSession(tokenHash, NOW)).toBeNull()
            expect(await at.sessionExpiry(tokenHash)).toBeNull()
          }
        }
      }
    })
  })

  describe('a revoked link', () => {
    test('ends its sessions at once, also one that was asked for a moment ago, and no others', async () => {
      await people.createTaskLink(aLink('a'))
      await people.createTaskLink(aLink('b'))
      for (const [token, secret] of [
        ['t1', 'secret-a'],
        ['t2', 'secret-a'],
        ['t3', 'secret-b'],
      ] as const)
        await people.openTaskLink(session(token, secret))
      expect([await inside('t1'), await inside('t2'), await inside('t3')]).toEqual([true, true, true])
      await Promise.all([people.revokeTaskLink('c1', 'a', 'li', NOW), inside('t1')])
      expect([await inside('t1'), await inside('t2'), await inside('t3')]).toEqual([false, false, true])
      expect([await people.sessionExpiry('t1'), await people.sessionExpiry('t3')]).toEqual([null, NOW + 1000])
      expect(await (await elsewhere()).resolveSession('t1', NOW)).toBeNull()
    })

    test('stays as it was when it is revoked again', async () => {
      await people.createTaskLink(aLink('a'))
      await people.revokeTaskLink('c1', 'a', 'li', NOW)
      const once = await people.taskLinksOf('c1', 'case-1')
      await people.revokeTaskLink('c1', 'a', 'sun', NOW + 7)
      expect(await people.taskLinksOf('c1', 'case-1')).toEqual(once)
      expect(once).toMatchObject([{ revokedAt: NOW }])
    })

    test('lets in again once it is renewed', async () => {
      await people.createTaskLink(aLink('a'))
      await people.revokeTaskLink('c1', 'a', 'li', NOW)
      await people.renewTaskLink(renewal('new'))
      expect(await people.openTaskLink(session('t1', 'new'))).toBe(true)
      expect(await inside('t1')).toBe(true)
    })
  })

  describe('a renewed link', () => {
    test('has a new secret and a new end, and is the same person’s', async () => {
      await people.createTaskLink(aLink('a'))
      await people.renewTaskLink(renewal('new', { expiresAt: END + 900 }))
      expect(await people.taskLinkBySecret('secret-a')).toBeNull()
      expect(await people.openTaskLink(session('t1'))).toBe(false)
      const { secretHash: _, ...kept } = aLink('a', { expiresAt: END + 900 })
      expect(await people.taskLinkBySecret('new')).toEqual({ ...kept, revokedAt: null, openedAt: null })
    })

    test('lets in none of its earlier sessions, not even one that had ended with the link', async () => {
      await people.createTaskLink(aLink('a'))
      await people.openTaskLink({ ...session('t1'), expiresAt: END + 9000 })
      expect([await inside('t1'), await inside('t1', END)]).toEqual([true, false])
      await people.renewTaskLink(renewal('new', { now: END, expiresAt: END + 9000 }))
      expect([await inside('t1', END), await people.sessionExpiry('t1')]).toEqual([false, null])
    })
  })

  test('a link of the same number in another community is neither revoked nor renewed', async () => {
    await people.createTaskLink(aLink('a'))
    await people.openTaskLink(session('t1'))
    await people.createTaskLink(aLink('a', { communityId: 'c2', secretHash: 'other' }))
    await people.revokeTaskLink('c2', 'a', 'li', NOW)
    await people.renewTaskLink(renewal('new', { communityId: 'c2' }))
    expect(await inside('t1')).toBe(true)
    expect(await people.taskLinkBySecret('secret-a')).toMatchObject({ communityId: 'c1', revokedAt: null })
  })
}
