/** `torch` stands in the Image Capture draft and works in Chrome on Android; TypeScript's DOM does not know it yet. */
type WithTorch = { torch?: boolean }

/** Whether this camera has a light that the page may switch. */
export const hasTorch = (track: MediaStreamTrack | undefined): boolean =>
  (track?.getCapabilities?.() as WithTorch | undefined)?.torch === true // see WithTorch; old Safari lacks the method

/** Switches the light. @returns whether the phone did it */
export async function switchTorch(track: MediaStreamTrack | undefined, on: boolean): Promise<boolean> {
  try {
    const wish: MediaTrackConstraintSet & WithTorch = { torch: on }
    await track?.applyConstraints({ advanced: [wish] })
    return track !== undefined
  } catch {
    return false
  }
}
