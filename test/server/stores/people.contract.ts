import { describe, expect, test } from 'vitest'
import type { NewPerson, People } from '../../../server/stores/people.ts'
import { aSession } from './a-session.ts'

const NOW = 1_000_000
const person = (personId: string, posts: NewPerson['posts'], name = personId): NewPerson => ({
  communityId: 'c1',
  personId,
  name,
  posts,
})
const reporter = { role: 'reporter' as const, gridIds: null, kinds: [], from: 0, to: null }
const handler = { role: 'handler' as const, gridIds: null, kinds: ['cleaning' as const], from: 0, to: null }
const session = (token: string, secretHash: string) => aSession(token, secretHash, NOW)
const link = (secretHash: string, personId = 'wang') => ({
  communityId: 'c1',
  personId,
  secretHash,
  createdAt: 0,
  expiresAt: null,
  reusable: false,
})

/** What every store of people promises. `open` gives an empty one, and a second look at the same data past all memory. */
export function peopleContract(open: () => Promise<{ people: People; elsewhere: () => Promise<People> }>): void {
  describe('people', () => {
    test('a claim opens a session that names the person with the posts held now', async () => {
      const { people } = await open()
      const past = { ...reporter, role: 'admin' as const, to: NOW }
      const future = { ...reporter, role: 'supervisor' as const, from: NOW + 1 }
      await people.putPerson(person('wang', [reporter, past, future], '王阿姨'))
      await people.createInvitation(link('s1'))
      expect((await people.claim(session('t1', 's1'), false)).ok).toBe(true)
      expect(await people.resolveSession('t1', NOW)).toEqual({
        personId: 'wang',
        communityId: 'c1',
        name: '王阿姨',
        sessionId: 'session-t1',
        posts: [{ role: 'reporter', gridIds: null }],
      })
      expect(await people.resolveSession('t1', NOW + 1000)).toBeNull()
      expect(await people.resolveSession('t2', NOW)).toBeNull()
    })

    test('a session that ends is gone at once, also when it was asked for a moment ago', async () => {
      const { people } = await open()
      await people.putPerson(person('wang', [reporter]))
      await people.createInvitation(link('s1'))
      await people.claim(session('t1', 's1'), false)
      expect(await people.resolveSession('t1', NOW)).not.toBeNull()
      const [, during] = await Promise.all([people.endSession('t1', NOW), people.resolveSession('t1', NOW)])
      expect(during?.personId ?? 'wang').toBe('wang')
      expect(await people.resolveSession('t1', NOW)).toBeNull()
    })

    test('a changed post counts at once', async () => {
      const { people } = await open()
      await people.putPerson(person('wang', [reporter]))
      await people.createInvitation(link('s1'))
      await people.claim(session('t1', 's1'), false)
      expect((await people.resolveSession('t1', NOW))?.posts).toHaveLength(1)
      await people.putPerson(person('wang', []))
      expect((await people.resolveSession('t1', NOW))?.posts).toEqual([])
    })

    test('a used link opens nothing, and leaves no session behind', async () => {
      const { people } = await open()
      await people.putPerson(person('wang', [reporter]))
      await people.createInvitation(link('s1'))
      await people.claim(session('t1', 's1'), false)
      expect(await people.claim(session('t2', 's1'), false)).toEqual({ ok: false, why: 'enrolment_used' })
      expect(await people.resolveSession('t2', NOW)).toBeNull()
    })

    test('links, sessions and people are seen by another process', async () => {
      const { people, elsewhere } = await open()
      const other = await elsewhere()
      await other.putPerson(person('wang', [reporter]))
      await other.createInvitation(link('s1'))
      await people.claim(session('t1', 's1'), false)
      expect(await other.resolveSession('t1', NOW)).not.toBeNull()
    })

    test('the handlers are those who hold the post now, each once, by name', async () => {
      const { people } = await open()
      const greening = { ...handler, kinds: ['greening' as const] }
      await people.putPerson(person('b', [handler, greening], '乙'))
      await people.putPerson(person('a', [{ ...handler, to: NOW }], '甲'))
      await people.putPerson(person('c', [reporter], '丙'))
      await people.putPerson({ ...person('d', [handler], '丁'), communityId: 'c2' })
      expect(await people.handlers('c1', NOW)).toEqual([{ personId: 'b', name: '乙', kinds: ['cleaning', 'greening'] }])
      expect(await people.handlers('c1', NOW - 1)).toHaveLength(2)
    })

    test('a name belongs to one community', async () => {
      const { people } = await open()
      await people.putPerson(person('wang', [], '王阿姨'))
      expect([await people.personName('c1', 'wang'), await people.personName('c2', 'wang')]).toEqual(['王阿姨', null])
    })
  })
}
