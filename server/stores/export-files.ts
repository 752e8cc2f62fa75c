/** A file being written. Exactly one of `keep` and `drop` ends it. */
export type ExportSink = {
  /** Resolves when the bytes have been handed to the disk: who waits for it holds no more than one piece in memory. */
  write(bytes: Uint8Array): Promise<void>
  /** The file is there under its id, whole. @returns its size in bytes */
  keep(): Promise<number>
  drop(): Promise<void>
}

export type ExportOpened = { size: number; stream(): ReadableStream<Uint8Array> }

/** Files made for one person to take away. They can be made again, so nothing waits for the disk to be certain of them. */
export type ExportFiles = {
  create(communityId: string, exportId: string): Promise<ExportSink>
  /** Null when there is no whole file under this id. */
  open(communityId: string, exportId: string): Promise<ExportOpened | null>
  /** Removing an absent file is no error. */
  remove(communityId: string, exportId: string): Promise<void>
  /** Removes whole and half-written files last written before a moment (Unix ms). @returns how many */
  sweep(before: number): Promise<number>
}
