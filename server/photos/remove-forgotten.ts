import type { Deps } from '../deps.ts'

/**
 * Removes the renditions of forgotten photos. The file first, then its mark: a crash between the two only means removing it again.
 * @returns how many went
 */
export async function removeForgotten({ journal, photoFiles }: Pick<Deps, 'journal' | 'photoFiles'>): Promise<number> {
  const files = await journal.filesToRemove()
  for (const { communityId, name } of files) {
    await photoFiles.remove(communityId, name)
    await journal.fileRemoved(communityId, name)
  }
  return files.length
}
