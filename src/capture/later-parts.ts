import { lazy } from '../ui/lazy.tsx'
import type { CategoryDetailsProps } from './category-details.tsx'
import type { PhotosPartProps } from './photos-part.tsx'
import type { PlaceChoiceProps } from './place-choice.tsx'
import type { SaveTroubleProps } from './save-trouble.tsx'
import type { SavedCardProps } from './saved-card.tsx'
import type { SimilarHintProps } from './similar-hint.tsx'

/** What is not needed before the first tap, each fetched apart from the first screen (40 KB for all of it). */
const load = {
  photos: () => import('./photos-part.tsx'),
  place: () => import('./place-choice.tsx'),
  category: () => import('./category-details.tsx'),
  trouble: () => import('./save-trouble.tsx'),
  saved: () => import('./saved-card.tsx'),
  similar: () => import('./similar-hint.tsx'),
  seal: () => import('../offline/seal.ts'),
  prepare: () => import('../photo/prepare-photo.ts'),
}

export const PhotosPart = lazy<PhotosPartProps>(() => load.photos().then((module) => module.PhotosPart))
export const PlaceChoice = lazy<PlaceChoiceProps>(() => load.place().then((module) => module.PlaceChoice))
export const CategoryDetails = lazy<CategoryDetailsProps>(() =>
  load.category().then((module) => module.CategoryDetails),
)
export const SaveTrouble = lazy<SaveTroubleProps>(() => load.trouble().then((module) => module.SaveTrouble))
export const SavedCard = lazy<SavedCardProps>(() => load.saved().then((module) => module.SavedCard))
export const SimilarHint = lazy<SimilarHintProps>(() => load.similar().then((module) => module.SimilarHint), {
  silent: true,
})

export const loadSeal = load.seal
export const loadPreparePhoto = load.prepare

/**
 * Fetches all of it while the network is there: where no service worker may run (WeChat's browser), a page that goes
 * offline after this still makes whole reports. What does not come now is asked for again when needed.
 */
export function fetchLaterParts(): void {
  for (const part of [PhotosPart, PlaceChoice, CategoryDetails, SaveTrouble, SavedCard, SimilarHint]) part.fetchEarly()
  load.seal().catch(() => undefined)
  load.prepare().then(
    (module) => module.warmPhotoWork(),
    () => undefined,
  )
}
