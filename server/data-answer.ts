/** An answer of the API is data: if a browser is made to show it, it may do nothing. */
export const ON_DATA = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/** Answers that carry `ON_DATA` already: headers that are put into a `Response` afterwards cost many times what they do from the start. */
const made = new WeakSet<Response>()
export const hasDataHeaders = (answer: Response): boolean => made.has(answer)

type HeaderFields = Record<string, string>

/** JSON for who asked, kept by nobody in between. */
export const dataAnswer = (value: unknown, status = 200, headers: HeaderFields = {}): Response =>
  answer(JSON.stringify(value), status, { 'content-type': 'application/json', ...headers })

/** The same without a body: its headers are what it says. */
export const bareAnswer = (status: number, headers: HeaderFields = {}): Response => answer(null, status, headers)

function answer(body: string | null, status: number, headers: HeaderFields): Response {
  const response = new Response(body, {
    status,
    headers: { 'cache-control': 'private, no-store', ...ON_DATA, ...headers },
  })
  made.add(response)
  return response
}
