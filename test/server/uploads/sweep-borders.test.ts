import { describe, expect, test } from 'vitest'
import { DEAD_AFTER_MS, sweepFiles, UNFINISHED_AFTER_MS } from '../../../server/uploads/sweep-uploads.ts'
import { RANDOM } from '../../domain/examples.ts'

describe('sweeping', () => {
  const NOW = 1_764_000_000_000
  const sweep = async (touchedAgo: number, found: object | null) => {
    const removed: string[] = []
    const asked: number[] = []
    const dropHalfWritten = async (before: number) => asked.push(before)
    const swept = await sweepFiles({
      now: () => NOW,
      journal: { findPhoto: async () => found, filesToRemove: async () => [] },
      photoFiles: { dropHalfWritten },
      mapFiles: { dropHalfWritten },
      uploadFiles: {
        list: async () => [{ communityId: 'c1', photoId: RANDOM, touchedAt: NOW - touchedAgo }],
        remove: async (_community: string, photoId: string) => removed.push(photoId),
      },
    } as unknown as Parameters<typeof sweepFiles>[0]) // what a sweep asks for
    return { swept, removed: removed.length, asked }
  }
  test('to the millisecond', async () => {
    const [dead, unfinished] = [{ state: 'stored' }, { state: 'awaiting' }]
    expect((await sweep(DEAD_AFTER_MS - 1, dead)).removed).toBe(0)
    expect((await sweep(DEAD_AFTER_MS, dead)).removed).toBe(1)
    expect((await sweep(DEAD_AFTER_MS, null)).removed).toBe(1)
    expect((await sweep(UNFINISHED_AFTER_MS - 1, unfinished)).removed).toBe(0)
    expect((await sweep(UNFINISHED_AFTER_MS, unfinished)).removed).toBe(1)
    expect((await sweep(DEAD_AFTER_MS, { state: 'refused', refusal: 'hash_mismatch' })).removed).toBe(0)
    expect((await sweep(DEAD_AFTER_MS, { state: 'refused', refusal: 'undecodable' })).removed).toBe(1)
    expect([DEAD_AFTER_MS, UNFINISHED_AFTER_MS]).toEqual([3_600_000, 30 * 86_400_000])
  })
  test('counts what went, and what lay there half written since an hour', async () => {
    // Each drop tells how many went: 1, then 2; and one upload.
    expect(await sweep(DEAD_AFTER_MS, null)).toEqual({
      swept: 4,
      removed: 1,
      asked: [NOW - DEAD_AFTER_MS, NOW - DEAD_AFTER_MS],
    })
  })
})
