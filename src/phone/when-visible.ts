import { lookAgain } from '../offline/changes.ts'

type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>

/**
 * Runs whenever the page comes into sight again, and makes it read its data anew: a browser without BroadcastChannel
 * has not heard what other tabs did. Returns the way to stop.
 */
export function whenVisible(page: Page, run: () => void): () => void {
  const look = () => {
    if (page.visibilityState !== 'visible') return
    lookAgain()
    run()
  }
  page.addEventListener('visibilitychange', look)
  return () => page.removeEventListener('visibilitychange', look)
}
