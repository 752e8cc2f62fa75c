import { lazy } from '../../ui/lazy.tsx'
import type { FramingCameraProps } from './framing-camera.tsx'

/** The camera in the page, fetched when it is first opened. */
export const FramingCamera = lazy<FramingCameraProps>(() =>
  import('./framing-camera.tsx').then((module) => module.FramingCamera),
)
