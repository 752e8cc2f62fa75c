import { beforeEach, describe, expect, test } from 'vitest'
import type { Communities } from '../../../server/stores/communities.ts'
import { communityFixture } from '../../support/community-fixture.ts'

type Opened = {
  communities: Communities
  /** The same data as another process sees it. */
  elsewhere: () => Promise<Communities>
  /** Lets this process's time pass. */
  pass: (ms: number) => void
}

const { version: _, ...content } = communityFixture

/** What every store of communities promises. */
export function communitiesContract(open: () => Promise<Opened>): void {
  let communities: Communities
  let opened: Opened
  beforeEach(async () => {
    opened = await open()
    communities = opened.communities
  })

  test('a community is read as it was written, by every way and process', async () => {
    const written = await communities.write(content)
    expect(written).toMatchObject(content)
    for (const one of [communities, await opened.elsewhere()]) {
      expect(await one.read(content.id)).toEqual(written)
      expect(await one.readNow(content.id)).toEqual(written)
    }
  })

  test('one that is not there is null', async () => {
    await communities.write(content)
    expect([await communities.read('nowhere'), await communities.readNow('nowhere')]).toEqual([null, null])
  })

  test('its version changes exactly when its content does', async () => {
    const first = await communities.write(content)
    expect((await communities.write(content)).version).toBe(first.version)
    expect((await communities.write({ ...first, ...{ version: 'of no meaning' } })).version).toBe(first.version)
    const other = await communities.write({ ...content, phones: { ...content.phones, community: '0576-1' } })
    expect(other.version).not.toBe(first.version)
    expect((await communities.write(content)).version).toBe(first.version)
  })

  test('what is written replaces what was there, and is read at once', async () => {
    await communities.write(content)
    await communities.read(content.id)
    await communities.write({ ...content, name: '别名' })
    expect((await communities.read(content.id))?.name).toBe('别名')
    expect(await communities.list()).toEqual([{ id: content.id, name: '别名', demo: true }])
  })

  test('all are listed, each by its name', async () => {
    expect(await communities.list()).toEqual([])
    await communities.write({ ...content, id: 'a', name: '甲' })
    await communities.write({ ...content, id: 'b', name: '乙', demo: false })
    const listed = await communities.list()
    expect(new Set(listed)).toEqual(
      new Set([
        { id: 'a', name: '甲', demo: true },
        { id: 'b', name: '乙', demo: false },
      ]),
    )
  })

  test('what another process writes is seen at once by who asks for now, and by everybody after a second', async () => {
    const other = await opened.elsewhere()
    const nameSeen = async (read: Communities['read']) => (await read(content.id))?.name
    await communities.write(content)
    await communities.read(content.id)
    await other.write({ ...content, name: '别名' })
    expect(await nameSeen(communities.readNow)).toBe('别名')
    await other.write({ ...content, name: '又一名' })
    opened.pass(1000)
    expect(await nameSeen(communities.read)).toBe('又一名')
  })

  test('a new one of another process is seen after a second, also by who asked for it in vain', async () => {
    expect(await communities.read(content.id)).toBeNull()
    await (await opened.elsewhere()).write(content)
    opened.pass(1000)
    expect(await communities.read(content.id)).toMatchObject(content)
  })

  describe('replacing', () => {
    test('is for who saw the last version, and is read at once', async () => {
      const { version } = await communities.write(content)
      const replaced = await communities.replace({ ...content, name: '别名' }, version)
      expect(replaced?.name).toBe('别名')
      expect(replaced?.version).not.toBe(version)
      expect(await communities.read(content.id)).toEqual(replaced)
      expect(await communities.replace({ ...content, name: '又一名' }, version)).toBeNull()
      expect(await communities.readNow(content.id)).toEqual(replaced)
    })

    test('brings in none that is not there', async () => {
      expect(await communities.replace(content, 'fixture-1')).toBeNull()
      expect([await communities.read(content.id), await communities.list()]).toEqual([null, []])
    })

    test('of several at once, wherever, exactly one wins', async () => {
      const { version } = await communities.write(content)
      const other = await opened.elsewhere()
      const outcomes = await Promise.all(
        [communities, other, communities, other].map((one, i) => one.replace({ ...content, name: `名 ${i}` }, version)),
      )
      const won = outcomes.filter((outcome) => outcome !== null)
      expect(won).toHaveLength(1)
      expect(await communities.readNow(content.id)).toEqual(won[0])
    })

    test('leaves other communities as they are', async () => {
      const { version } = await communities.write(content)
      const neighbour = await communities.write({ ...content, id: 'neighbour' })
      await communities.replace({ ...content, name: '别名' }, version)
      expect(await communities.readNow('neighbour')).toEqual(neighbour)
    })
  })
}
