import { beforeEach, expect, test } from 'vitest'
import { forgetSecret, takeSecret } from '../../../src/sign-in/take-secret.ts'

const SECRET = 'abcdefghijklmnopqrstuv_-0123'

function page(hash: string, options: { storage?: 'works' | 'throws'; kept?: Map<string, string> } = {}) {
  const kept = options.kept ?? new Map<string, string>()
  const refuse = () => {
    if (options.storage === 'throws') throw new DOMException('full', 'QuotaExceededError')
  }
  const location = { hash, pathname: '/join', search: '' }
  return {
    kept,
    location,
    history: {
      replaceState: (_state: unknown, _unused: string, url?: string | URL | null) => {
        location.hash = String(url).includes('#') ? location.hash : ''
      },
    },
    session: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => {
        refuse()
        kept.set(key, value)
      },
      removeItem: (key: string) => void kept.delete(key),
    },
  }
}

beforeEach(() => forgetSecret(page('')))

test('the secret leaves the address the moment it is taken', () => {
  const opened = page(`#${SECRET}`)
  expect(takeSecret(opened)).toBe(SECRET)
  expect(opened.location.hash).toBe('')
})

test('the secret survives a reload until it is forgotten', () => {
  const first = page(`#${SECRET}`)
  takeSecret(first)
  forgetSecret(page('')) // the reload empties memory, not this tab's storage
  const again = page('', { kept: first.kept })
  expect(takeSecret(again)).toBe(SECRET)
  forgetSecret(again)
  expect(takeSecret(page('', { kept: first.kept }))).toBeNull()
})

test('a browser that refuses storage still signs in', () => {
  const opened = page(`#${SECRET}`, { storage: 'throws' })
  expect(takeSecret(opened)).toBe(SECRET)
  expect(takeSecret(page('', { storage: 'throws' }))).toBe(SECRET)
})

test('a newer link replaces an older one', () => {
  takeSecret(page(`#${SECRET}`))
  expect(takeSecret(page(`#${SECRET}XYZ`))).toBe(`${SECRET}XYZ`)
})

test('anything that is no secret is removed from the address and never used', () => {
  const odd = page('#<script>alert(1)</script>')
  expect(takeSecret(odd)).toBeNull()
  expect(odd.location.hash).toBe('')
})
