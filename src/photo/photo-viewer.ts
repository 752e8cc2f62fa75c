/** A photo to look at large. Sizes in pixels, since room is made before it arrives; `alt` says what it shows. */
export type ViewerItem = { src: string; width: number; height: number; alt: string }

/**
 * Opens photos over the page, beginning at `index`: swipe, pinch, arrow keys, Escape. Focus goes back where it was.
 * Its code is fetched on first use; resolves when the viewer is open, rejects when its code could not be fetched.
 * @param onClosed called once it is closed
 */
export async function openPhotos(items: readonly ViewerItem[], index: number, onClosed?: () => void): Promise<void> {
  const { startViewer } = await import('./start-viewer.ts')
  startViewer(items, index, onClosed)
}
