import type { EvidenceEditor } from '../case-parts/use-evidence-draft.ts'
import { judgeWords } from './judge-words.ts'

type Gathered = EvidenceEditor['photos']

/** Whoever judges may do without a photo, but not leave one behind that is not ready: what to do first, in words, or null. */
export const photosInTheWay = (photos: Gathered): string | null =>
  typeof photos === 'object' || photos === 'none' ? null : judgeWords.photosNotReady[photos]

/** What goes with the judgement: nothing where nothing was photographed. */
export const optionalPhotos = (photos: Gathered) => (typeof photos === 'object' ? photos : [])
