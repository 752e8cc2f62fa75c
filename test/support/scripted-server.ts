/** What a scripted request looked like, for a test to decide the answer. */
export type Asked = { method: string; path: string; search: string; headers: Headers; body: Uint8Array }
export type Answer = Response | 'cut'

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: `urn:woodpecker:refusal:${code}`, title: code, status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })

/**
 * A `fetch` for what the real server never does: captive portals, torn answers, refusals at will. Where the server's
 * own behaviour matters, tests run the real one.
 */
export function scriptedFetch(answer: (asked: Asked) => Answer | Promise<Answer>): {
  fetch: typeof fetch
  log: string[]
} {
  const log: string[] = []
  const fetchIt: typeof fetch = async (input, init) => {
    const request = new Request(new URL(String(input), 'http://phone.test'), init as RequestInit)
    const { pathname: path, search } = new URL(request.url)
    log.push(`${request.method} ${path}`)
    const body = new Uint8Array(await request.arrayBuffer())
    const answered = await answer({ method: request.method, path, search, headers: request.headers, body })
    if (answered === 'cut') throw new TypeError('Failed to fetch')
    return answered
  }
  return { fetch: fetchIt, log }
}
