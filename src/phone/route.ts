import { useEffect, useState } from 'preact/hooks'

export type Route = { path: string; search: URLSearchParams }

const MOVED = 'woodpecker:moved'

/** Where the page is at this moment; what follows an `await` asks this, a component `useRoute`. */
export const here = (): Route => ({ path: location.pathname, search: new URLSearchParams(location.search) })

/** Where the page is; follows links, back and forward. */
export function useRoute(): Route {
  const [route, setRoute] = useState(here)
  useEffect(() => {
    const follow = () => setRoute(here())
    addEventListener('popstate', follow)
    addEventListener(MOVED, follow)
    return () => {
      removeEventListener('popstate', follow)
      removeEventListener(MOVED, follow)
    }
  }, [])
  return route
}

/** Goes to another address of this page without loading it anew. */
export function go(href: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  dispatchEvent(new Event(MOVED))
}
