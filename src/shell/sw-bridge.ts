import { Workbox } from 'workbox-window'
import { whenQuiet } from '../phone/busy.ts'
import { whenStill } from '../phone/when-still.ts'

/** A newer version is there; `use` opens the page anew in it. Nothing is lost: everything kept is on disk. */
export type Update = { use: () => void }

const WORKER = '/sw.js'

/** A page that stays open for days asks this often, when it comes into sight. */
const LOOK_EVERY_MS = 60 * 60_000

/** A first install that failed is tried again then, besides whenever the signal is back. */
const TRY_AGAIN_AFTER_MS = 5_000

/** A replaced page is gone within moments; who has read the screen for some seconds more is at work on it. */
const ASK_AGAIN_AFTER_MS = [0, 500, 1_500]

/**
 * The page's only line to its service worker. A new version takes over on a cold start, when no other window is open
 * and nobody has touched this one, or by consent; never while something is under way. A page that goes on under a newer
 * worker still gets its own lazily loaded parts from it (`keep-previous.ts`; field lesson 14). Without service workers
 * nothing here happens.
 * @param untouched whether nobody has done anything on this page yet (`watch-touch.ts`)
 */
export async function registerServiceWorker(
  onUpdate: (update: Update) => void,
  untouched: () => boolean,
): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  addEventListener('online', () => void registerAgain())
  const workbox = new Workbox(WORKER)
  let wanted = false
  const reload = () => void whenQuiet().then(() => location.reload())
  const reloadOrOffer = async () => {
    await whenQuiet()
    if (wanted || untouched()) location.reload()
    else onUpdate({ use: reload })
  }
  workbox.addEventListener('waiting', ({ wasWaitingBeforeRegister }) => {
    if (wasWaitingBeforeRegister) void takeOverIfAlone(untouched)
    onUpdate({
      use: () => {
        wanted = true
        void whenStill().then(() => workbox.messageSkipWaiting())
      },
    })
  })
  let controlled = navigator.serviceWorker.controller !== null
  workbox.addEventListener('controlling', () => {
    // The first worker this page ever had brings nothing new, whoever installed it.
    if (controlled) void reloadOrOffer()
    controlled = true
  })
  const registering = workbox.register()
  // The signal may be back before the attempt that it broke has failed; then no `online` follows.
  registering.catch(() => setTimeout(registerAgain, TRY_AGAIN_AFTER_MS))
  await registering
  lookNowAndThen(() => void workbox.update().catch(() => undefined))
}

/**
 * A first install that a lost signal broke off leaves nothing behind, and the browser tries again only when the page is next
 * opened: by then the signal may be gone for good.
 */
async function registerAgain(): Promise<void> {
  if (!(await navigator.serviceWorker.getRegistration())) await navigator.serviceWorker.register(WORKER).catch(() => {})
}

/**
 * The worker itself looks whether any other window is open. It may still count the one that this page has just replaced,
 * so it is asked again, as long as nobody has begun to do something here.
 */
async function takeOverIfAlone(untouched: () => boolean): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  for (const wait of ASK_AGAIN_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    await whenStill()
    if (!untouched()) return
    registration?.waiting?.postMessage({ type: 'TAKE_OVER_IF_ALONE' })
  }
}

function lookNowAndThen(look: () => void): void {
  let last = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Math.abs(Date.now() - last) < LOOK_EVERY_MS) return
    last = Date.now()
    look()
  })
}
