/**
 * The address a provider shows for a robot, if it is really at that provider: https, this very host, the usual port, nobody's name or
 * password in it, this path and nothing else. Only what names the robot is kept; the address is built anew for every message.
 */
export function robotUrl(address: string, host: string): URL | null {
  const text = address.trim()
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return isPlain && url.hostname === host && url.hash === '' ? url : null
}

/** The only parameter of an address under this path, if its value has this form. */
export function onlyParameter(url: URL | null, path: string, name: string, form: RegExp): string | null {
  if (url?.pathname !== path) return null
  const parameters = [...url.searchParams]
  const [first] = parameters
  return parameters.length === 1 && first?.[0] === name && form.test(first[1]) ? first[1] : null
}
