export type UploadKey = { communityId: string; photoId: string; attempt: string }

/** Bytes of one photo that lie here, and when they last changed (Unix ms). */
export type UploadOnDisk = { communityId: string; photoId: string; touchedAt: number }

/** Bytes of photos that are still arriving; they outlive a restart, their size is the offset. */
export type UploadFiles = {
  /** Starts an empty file and drops every other attempt of the photo. Durable when it resolves. */
  create(key: UploadKey): Promise<void>
  /** Bytes received and durable, or null when there is no such upload. */
  size(key: UploadKey): Promise<number | null>
  /** The attempts of a photo that have a file. */
  attempts(communityId: string, photoId: string): Promise<string[]>
  /** Adds bytes at exactly this offset, dropping what a torn write left behind it. Durable when it resolves. */
  append(key: UploadKey, offset: number, bytes: Uint8Array): Promise<void>
  read(key: UploadKey): Promise<Uint8Array>
  /** Every photo that has bytes here. */
  list(): Promise<UploadOnDisk[]>
  /** Drops every attempt of the photo. Dropping an absent one is no error. */
  remove(communityId: string, photoId: string): Promise<void>
}
