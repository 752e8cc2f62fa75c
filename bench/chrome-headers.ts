/**
 * What Chrome 142 on Android adds to a same-origin fetch beyond what Node's own fetch sends, so that a phone's bytes are
 * counted and not a program's: user agent and client hints are as long as there, the languages are those of a phone in China.
 * Cookie and `sec-fetch-site` come from the phone itself, `sec-fetch-mode`, `cache-control` and `pragma` from Node's fetch.
 */
const chromeHeaders = (origin: string, writes: boolean): Record<string, string> => ({
  'user-agent':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'sec-ch-ua': '"Chromium";v="142", "Google Chrome";v="142", "Not_A Brand";v="99"',
  'sec-ch-ua-mobile': '?1',
  'sec-ch-ua-platform': '"Android"',
  accept: '*/*',
  'accept-language': 'zh-CN,zh;q=0.9,en-US;q=0.8,en;q=0.7',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'sec-fetch-dest': 'empty',
  priority: 'u=1, i',
  referer: `${origin}/`,
  ...(writes && { origin }),
})

/** `fetch` with these headers under it. */
export const asChrome =
  (inner: typeof fetch, origin: string): typeof fetch =>
  (input, init) => {
    const headers = new Headers(init?.headers)
    const writes = !['GET', 'HEAD'].includes(init?.method ?? 'GET')
    for (const [name, value] of Object.entries(chromeHeaders(origin, writes))) headers.set(name, value)
    return inner(input, { ...init, headers })
  }
