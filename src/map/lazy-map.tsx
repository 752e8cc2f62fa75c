import { lazy } from '../ui/lazy.tsx'
import type { ChoosingMapProps } from './choosing-map.tsx'
import type { CommunityMapProps } from './community-map.tsx'
import type { PlacePickerProps } from './place-picker.tsx'
import type { PrintMapProps } from './print-map.tsx'

/** The map in its own chunk, out of the first screen. While it cannot come it says so and offers another try. */
export const CommunityMap = lazy<CommunityMapProps>(() =>
  import('./community-map.tsx').then((module) => module.CommunityMap),
)

/** See `place-picker.tsx`. */
export const PlacePicker = lazy<PlacePickerProps>(() =>
  import('./place-picker.tsx').then((module) => module.PlacePicker),
)

/** See `choosing-map.tsx`. */
export const ChoosingMap = lazy<ChoosingMapProps>(() =>
  import('./choosing-map.tsx').then((module) => module.ChoosingMap),
)

/** See `print-map.tsx`. */
export const PrintMap = lazy<PrintMapProps>(() => import('./print-map.tsx').then((module) => module.PrintMap))
