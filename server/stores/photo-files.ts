/** Finished renditions under random names. A name is handed out only when the bytes are durable. */
export type PhotoFiles = {
  keep(communityId: string, bytes: Uint8Array): Promise<string>
  /** Null when there is no such file. */
  read(communityId: string, name: string): Promise<Uint8Array | null>
  /** Whether the file is there and not empty. */
  has(communityId: string, name: string): Promise<boolean>
  /** Drops what a crash left half-written before this moment (Unix ms). @returns how many files */
  dropHalfWritten(before: number): Promise<number>
  /** Removing an absent file is no error. */
  remove(communityId: string, name: string): Promise<void>
}
