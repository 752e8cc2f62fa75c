import { beforeEach, describe, expect, test } from 'vitest'
import { acceptUpdate } from '../../service-worker/accept-update.ts'
import { generationOf, pathsOf } from '../../service-worker/generation.ts'
import { keepPrevious } from '../../service-worker/keep-previous.ts'
import { fakeCaches } from '../support/fake-caches.ts'

const ORIGIN = 'https://woodpecker.test'

let caches: CacheStorage
beforeEach(() => {
  caches = fakeCaches()
})
const fromNetwork: typeof fetch = async () => new Response('not there', { status: 404 })

/** A version's worker, its whole life: installed beside the last, then active. */
async function version(name: string, parts: string[]) {
  const paths = new Set(['/index.html', ...parts])
  const worker = keepPrevious(caches, name, paths, fromNetwork)
  await worker.keep()
  const precache = await caches.open('workbox-precache-v2')
  for (const path of paths) await precache.put(new Request(ORIGIN + path), new Response(`${name}:${path}`))
  return { ...worker, activate: () => worker.dropOlder() }
}

const served = async (worker: { serve: (request: Request) => Promise<Response> }, path: string) =>
  (await worker.serve(new Request(ORIGIN + path))).text()

describe("the previous version's parts", () => {
  test('are served after its worker is gone; what this version has itself is not kept twice', async () => {
    await version('one', ['/assets/desk-1.js', '/assets/same.js'])
    const two = await version('two', ['/assets/desk-2.js', '/assets/same.js'])
    await two.activate()
    expect(await served(two, '/assets/desk-1.js')).toBe('one:/assets/desk-1.js')
    const copy = await caches.open('woodpecker-previous-two')
    expect((await copy.keys()).map((request) => new URL(request.url).pathname)).toEqual(['/assets/desk-1.js'])
  })

  test('are exactly one generation: the one before goes when this one is active, not earlier', async () => {
    const two = await version('two', ['/assets/b.js'])
    const three = await version('three', ['/assets/c.js'])
    expect(await caches.keys()).toContain('woodpecker-previous-two')
    await three.activate()
    expect((await caches.keys()).filter((name) => name.startsWith('woodpecker-previous'))).toEqual([
      'woodpecker-previous-three',
    ])
    expect(await served(two, '/assets/a.js')).toBe('not there')
  })

  test('what nobody kept comes from the network; the page itself is never kept', async () => {
    await version('one', ['/assets/a.js'])
    const two = await version('two', ['/assets/b.js'])
    expect(await served(two, '/assets/other.js')).toBe('not there')
    expect(await served(two, '/index.html')).toBe('not there')
  })
})

test('a version is named by its files: another list, another name', () => {
  const one = [{ url: 'assets/a-1.js', revision: null }]
  const two = [{ url: 'assets/a-2.js', revision: null }]
  expect(generationOf(one)).not.toBe(generationOf(two))
  expect(generationOf(one)).toBe(generationOf([...one]))
  expect([...pathsOf([...one, 'x.css'])]).toEqual(['/assets/a-1.js', '/x.css'])
})

describe('a new worker takes over', () => {
  const ask = async (data: unknown, windows: number): Promise<boolean> => {
    let taken = false
    let done: unknown = null
    const scope = {
      skipWaiting: async () => {
        taken = true
      },
      clients: { matchAll: async () => Array.from({ length: windows }) },
    } as unknown as Parameters<typeof acceptUpdate>[1] // the parts that are used
    const event = {
      data,
      waitUntil: (work: unknown) => {
        done = work
      },
    } as unknown as Parameters<typeof acceptUpdate>[0] // likewise
    acceptUpdate(event, scope)
    await done
    return taken
  }

  test('when its person agreed, or when the window that asks is the only one; for nothing else', async () => {
    expect(await ask({ type: 'SKIP_WAITING' }, 3)).toBe(true)
    expect(await ask({ type: 'TAKE_OVER_IF_ALONE' }, 1)).toBe(true)
    expect(await ask({ type: 'TAKE_OVER_IF_ALONE' }, 2)).toBe(false)
    for (const other of [null, 'SKIP_WAITING', { type: 'CACHE_URLS' }, {}]) expect(await ask(other, 1)).toBe(false)
  })
})
