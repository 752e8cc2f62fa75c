/** Where a rendition is. */
export type RenditionFile = { communityId: string; name: string }

/**
 * Finished renditions under random names. A name is handed out only when the bytes are durable. Whoever keeps one has the
 * journal name it within a day: what no photo names is swept (`sweepOrphans`).
 */
export type PhotoFiles = {
  keep(communityId: string, bytes: Uint8Array): Promise<string>
  /** Null when there is no such file. */
  read(communityId: string, name: string): Promise<Uint8Array | null>
  /** Whether the file is there and not empty. */
  has(communityId: string, name: string): Promise<boolean>
  /** Drops what a crash left half-written before this moment (Unix ms). @returns how many files */
  dropHalfWritten(before: number): Promise<number>
  /** Whole files that have not changed since this moment (Unix ms). */
  olderThan(before: number): Promise<RenditionFile[]>
  /** Removing an absent file is no error. */
  remove(communityId: string, name: string): Promise<void>
}
