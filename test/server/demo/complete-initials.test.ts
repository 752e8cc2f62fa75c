import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Community } from '../../../domain/community.ts'
import { completeInitials } from '../../../server/start/complete-initials.ts'
import { openStores } from '../../../server/start/open-stores.ts'
import { communityFixture } from '../../support/community-fixture.ts'

test('a community of an earlier version gets its initials at the start, once', async () => {
  const { communities, close } = await openStores(mkdtempSync(join(tmpdir(), 'woodpecker-initials-')))
  const { version: _, ...content } = communityFixture
  const written = await communities.write(content)
  let kept: Community = { ...communityFixture, version: written.version } // as an earlier version left it
  let writes = 0
  const earlier: Parameters<typeof completeInitials>[0] = {
    list: communities.list,
    read: async () => kept,
    replace: async (given, version) => {
      writes += 1
      kept = (await communities.replace(given, version)) ?? kept
      return kept
    },
  }
  await completeInitials(earlier)
  expect(kept.buildings[0]?.initials).toBe('csxq11z')
  await completeInitials(earlier)
  expect(writes).toBe(1)
  await close()
})
