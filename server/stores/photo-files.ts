/** Finished renditions under random names. A name is handed out only when the bytes are durable. */
export type PhotoFiles = {
  keep(communityId: string, bytes: Uint8Array): Promise<string>
  /** Null when there is no such file. */
  read(communityId: string, name: string): Promise<Uint8Array | null>
  /** Removing an absent file is no error. */
  remove(communityId: string, name: string): Promise<void>
}
