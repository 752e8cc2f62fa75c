import type { PhotoFacts, PhotoTrouble, ReadyPhoto } from '../../offline/draft.ts'

/** A photo as it came from the camera or the album; its bytes are what counts, name and type are hearsay. */
export type PhotoSource = { bytes: ArrayBuffer; name: string; type: string }

export type PhotoOutcome = { ready: ReadyPhoto; facts: PhotoFacts } | { trouble: PhotoTrouble }

export type PhotoRequest = { id: number; bytes: ArrayBuffer }

/**
 * `cannot` says this browser lacks what the native path needs, or that it failed where no photo is at fault
 * (out of memory); the page then goes through the package.
 */
export type PhotoAnswer = { id: number } & ({ outcome: PhotoOutcome } | { cannot: string })
