import { createHash } from 'node:crypto'
import type { Community } from '../../../domain/community.ts'
import type { PeopleTables } from './people-tables.ts'

type CommunityRow = PeopleTables['communities']

/** A community with the version that its content makes. */
export const versioned = (content: Omit<Community, 'version'>): Community => {
  const { version: _, ...rest } = { version: '', ...content } // a caller may hand over a whole community
  return { ...rest, version: createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 16) }
}

export const communityRow = (community: Community): Omit<CommunityRow, 'community_id'> => ({
  name: community.name,
  demo: community.demo ? 1 : 0,
  version: community.version,
  plan_version: community.planVersion ?? 1,
  config: JSON.stringify(community),
})
