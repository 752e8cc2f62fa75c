import type { Community } from '../../domain/community.ts'
import type { Deps } from '../deps.ts'

/** The files that a community's layers name: ids of pictures, names of archives. */
export const filesNamedBy = (community: Pick<Community, 'map'>): ReadonlySet<string> =>
  new Set(
    (community.map?.layers ?? []).flatMap((layer) => {
      if (layer.kind === 'picture') return [layer.pictureId]
      return layer.kind === 'pmtiles' ? [layer.file] : []
    }),
  )

/** The community as it is now, past what is remembered: another process may just have named a file. */
export async function communityNamed(communityId: string, { communities }: Deps): Promise<Community> {
  const community = await communities.readNow(communityId)
  if (!community) throw new Error('an actor without a community')
  return community
}
