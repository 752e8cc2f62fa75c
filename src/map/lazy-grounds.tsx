import { lazy } from '../ui/lazy.tsx'
import type { GroundPreviewProps } from './ground-preview.tsx'
import type { PicturePickerProps } from './picture-picker.tsx'

/** See `picture-picker.tsx`. */
export const PicturePicker = lazy<PicturePickerProps>(() =>
  import('./picture-picker.tsx').then((module) => module.PicturePicker),
)

/** See `ground-preview.tsx`. */
export const GroundPreview = lazy<GroundPreviewProps>(() =>
  import('./ground-preview.tsx').then((module) => module.GroundPreview),
)
