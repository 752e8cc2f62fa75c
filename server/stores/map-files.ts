/** A tile archive, open for reading: whoever got it closes it, or reads it to its end. */
export type OpenTiles = {
  size: number
  /** Changes whenever the file does; an entity tag with its quotes. */
  tag: string
  /** The bytes from `first` to `last`, both included; closes the archive when read to the end or given up. */
  stream(first: number, last: number): ReadableStream<Uint8Array>
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** An archive that has arrived whole and is not kept yet. Exactly one of `keep` and `drop` follows. */
export type ArrivedTiles = {
  size: number
  read(offset: number, length: number): Promise<Uint8Array>
  /** Durable under this name when it resolves; what was there before is replaced at one moment. */
  keep(file: string): Promise<void>
  drop(): Promise<void>
}

export type MapFile = { file: string; touchedAt: number }

/** Thrown by `receiveTiles` when more bytes come than are allowed; nothing of them stays. */
export class TilesTooLong extends Error {}

/** Plan pictures and tile archives of communities. */
export type MapFiles = {
  /** Durable when it resolves. @returns the picture's id: 32 hex digits nobody can guess */
  keepPicture(communityId: string, bytes: Uint8Array): Promise<string>
  readPicture(communityId: string, pictureId: string): Promise<Uint8Array | null>
  /** Takes a body in, beside what is kept. @throws TilesTooLong */
  receiveTiles(communityId: string, body: AsyncIterable<Uint8Array>, max: number): Promise<ArrivedTiles>
  openTiles(communityId: string, file: string): Promise<OpenTiles | null>
  /** What is kept, by name: ids of pictures, file names of archives. */
  list(communityId: string): Promise<{ pictures: MapFile[]; tiles: MapFile[] }>
  removePicture(communityId: string, pictureId: string): Promise<void>
  removeTiles(communityId: string, file: string): Promise<void>
  /** Removes what was left half-written before a moment (Unix ms). @returns how many */
  dropHalfWritten(before: number): Promise<number>
}
