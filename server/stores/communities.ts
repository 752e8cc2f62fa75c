import type { Community } from '../../domain/community.ts'

export type CommunityListed = { id: string; name: string; demo: boolean }

/** The communities this server serves, each with everything a phone keeps of it. */
export type Communities = {
  /** May answer from memory; what another process writes is seen within a second. Callers must not change the answer. */
  read(communityId: string): Promise<Community | null>
  /** As it is at this moment, past what is remembered. */
  readNow(communityId: string): Promise<Community | null>
  /** Creates or replaces. The version is made from the content, so it changes exactly when the content does. */
  write(community: Omit<Community, 'version'>): Promise<Community>
  /** Replaces the community if its version is still this one; null when it is not, or is not there. */
  replace(community: Omit<Community, 'version'>, version: string): Promise<Community | null>
  list(): Promise<CommunityListed[]>
}
