import { expect, test } from 'vitest'
import type { DeskViewJournal } from '../../../server/stores/desk-view-journal.ts'

const view = (viewId: string, savedAt: number, name = `视图 ${viewId}`) => ({
  viewId,
  name,
  query: 'tab=submitted&due=late',
  savedAt,
})

/** What every store of saved filters promises. */
export function deskViewsContract(open: () => Promise<DeskViewJournal>): void {
  test('a person’s views are their own, in the order they were first saved', async () => {
    const journal = await open()
    expect(await journal.putDeskView('c1', 'li', view('b', 1), 5)).toBe(true)
    expect(await journal.putDeskView('c1', 'li', view('a', 2), 5)).toBe(true)
    await journal.putDeskView('c1', 'sun', view('a', 1), 5)
    await journal.putDeskView('c2', 'li', view('c', 1), 5)
    expect(await journal.deskViews('c1', 'li')).toEqual([view('b', 1), view('a', 2)])
    await journal.putDeskView('c1', 'li', view('b', 9, '新名字'), 5)
    expect(await journal.deskViews('c1', 'li')).toEqual([view('b', 1, '新名字'), view('a', 2)])
  })

  test('there are only so many; one that is there can always be changed', async () => {
    const journal = await open()
    await journal.putDeskView('c1', 'li', view('a', 1), 1)
    expect(await journal.putDeskView('c1', 'li', view('b', 2), 1)).toBe(false)
    expect(await journal.putDeskView('c1', 'li', view('a', 1, '改'), 1)).toBe(true)
    expect(await journal.deskViews('c1', 'li')).toEqual([view('a', 1, '改')])
  })

  test('a removed one is gone, nobody else’s with it; removing it again is no error', async () => {
    const journal = await open()
    await journal.putDeskView('c1', 'li', view('a', 1), 5)
    await journal.putDeskView('c1', 'sun', view('a', 1), 5)
    await journal.removeDeskView('c1', 'li', 'a')
    await journal.removeDeskView('c1', 'li', 'a')
    expect([await journal.deskViews('c1', 'li'), await journal.deskViews('c1', 'sun')]).toEqual([[], [view('a', 1)]])
  })
}
