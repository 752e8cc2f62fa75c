import PhotoSwipe from 'photoswipe'
import 'photoswipe/style.css'
import type { ViewerItem } from './photo-viewer.ts'
import { words } from './words.ts'

/** The only importer of PhotoSwipe; `photo-viewer.ts` fetches it when first needed. */
export function startViewer(items: readonly ViewerItem[], index: number, onClosed?: () => void): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const viewer = new PhotoSwipe({
    dataSource: [...items],
    index,
    // A sheet is in the browser's top layer: what opens from it must be inside it to be seen.
    appendToEl: [...document.querySelectorAll<HTMLElement>('dialog[open]')].pop() ?? document.body,
    bgOpacity: 0.95,
    wheelToZoom: true,
    showHideAnimationType: calm ? 'none' : 'fade',
    showAnimationDuration: 160,
    hideAnimationDuration: 160,
    closeTitle: words.close,
    zoomTitle: words.zoom,
    arrowPrevTitle: words.previous,
    arrowNextTitle: words.next,
    errorMsg: words.failed,
  })
  viewer.on('destroy', () => onClosed?.())
  viewer.init()
  viewer.element?.setAttribute('aria-label', words.viewer)
}
