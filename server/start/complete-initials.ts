import type { Community } from '../../domain/community.ts'
import type { Communities } from '../stores/communities.ts'

/**
 * A community that an earlier version wrote has no pinyin initials to search by: writing it once more makes them. Whoever
 * writes it meanwhile makes them too.
 */
export async function completeInitials(communities: Pick<Communities, 'list' | 'read' | 'replace'>): Promise<void> {
  for (const { id } of await communities.list()) {
    const community = await communities.read(id)
    if (!community || !lacksInitials(community)) continue
    const { version, ...content } = community
    await communities.replace(content, version)
  }
}

const lacksInitials = ({ buildings, landmarks }: Community): boolean =>
  [...buildings, ...landmarks].some(({ initials }) => initials === undefined)
