/** What a link is for: two kinds of secret are never taken for each other. */
export type SecretKind = 'join' | 'visit'
const keyOf = (kind: SecretKind): string => `woodpecker-${kind}`
/** As the server makes them (`enrolmentRequestSchema`). */
const SECRET = /^#([A-Za-z0-9_-]{22,64})$/

type Page = {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
  history: Pick<History, 'replaceState'>
  /** Null where the browser refuses it; then the secret lives as long as the page. */
  session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
}

const taken = new Map<SecretKind, string>()

/**
 * Takes the one-time secret of a sign-in link out of the address, before anything is requested: it must not stay in the
 * history, in a shared link or in a screenshot. Kept until it is used, also over a reload.
 * @returns the secret, or null where the address never had one
 */
export function takeSecret(page: Page, kind: SecretKind = 'join'): string | null {
  const found = SECRET.exec(page.location.hash)?.[1] ?? null
  if (page.location.hash !== '') page.history.replaceState(null, '', page.location.pathname + page.location.search)
  if (found) keep(page, kind, found)
  return found ?? taken.get(kind) ?? read(page, kind)
}

/** Forgets the secret once it has been used or is known to be of no use. */
export function forgetSecret(page: Page, kind: SecretKind = 'join'): void {
  taken.delete(kind)
  attempt(() => page.session?.removeItem(keyOf(kind)))
}

function keep(page: Page, kind: SecretKind, secret: string): void {
  taken.set(kind, secret)
  attempt(() => page.session?.setItem(keyOf(kind), secret))
}

const read = (page: Page, kind: SecretKind): string | null => attempt(() => page.session?.getItem(keyOf(kind))) ?? null

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
