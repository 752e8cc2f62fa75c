const KEY = 'woodpecker-join'
/** As the server makes them (`enrolmentRequestSchema`). */
const SECRET = /^#([A-Za-z0-9_-]{22,64})$/

type Page = {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
  history: Pick<History, 'replaceState'>
  /** Null where the browser refuses it; then the secret lives as long as the page. */
  session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
}

let taken: string | null = null

/**
 * Takes the one-time secret of a sign-in link out of the address, before anything is requested: it must not stay in the
 * history, in a shared link or in a screenshot. Kept until it is used, also over a reload.
 * @returns the secret, or null where the address never had one
 */
export function takeSecret(page: Page): string | null {
  const found = SECRET.exec(page.location.hash)?.[1] ?? null
  if (page.location.hash !== '') page.history.replaceState(null, '', page.location.pathname + page.location.search)
  if (found) keep(page, found)
  return found ?? taken ?? read(page)
}

/** Forgets the secret once it has been used or is known to be of no use. */
export function forgetSecret(page: Page): void {
  taken = null
  attempt(() => page.session?.removeItem(KEY))
}

function keep(page: Page, secret: string): void {
  taken = secret
  attempt(() => page.session?.setItem(KEY, secret))
}

const read = (page: Page): string | null => attempt(() => page.session?.getItem(KEY)) ?? null

/** Storage may be full or forbidden; the secret in memory is enough then. */
function attempt<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}

/** This window, for the two functions above. */
export function thisPage(): Page {
  return { location, history, session: attempt(() => sessionStorage) }
}
