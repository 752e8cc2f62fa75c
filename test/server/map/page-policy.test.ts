import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { MapLayer } from '../../../domain/map-layer.ts'
import { tileOrigins } from '../../../domain/map-settings-check.ts'
import type { Env } from '../../../server/deps.ts'
import { imageHosts, originsOf } from '../../../server/map/image-hosts.ts'
import { securityHeaders } from '../../../server/security-headers.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { openHeart } from '../heart/heart.ts'

const common = { name: '底图', attribution: '©', approval: null }
const xyz = (url: string, subdomains: string[] = []): MapLayer => ({
  ...common,
  kind: 'xyz',
  id: 'x',
  url,
  subdomains,
  crs: 'wgs84',
  minZoom: 1,
  maxZoom: 18,
})
const tianditu: MapLayer = { ...common, kind: 'tianditu', id: 't', style: 'vec', key: '0123456789abcdef' }

describe('from where pictures may come', () => {
  test('the origins of services that were chosen, spelled out', () => {
    expect(tileOrigins(xyz('https://{s}.Tiles.example.cn:8443/a/{z}/{x}/{y}', ['a', 'b']))).toEqual([
      'https://a.tiles.example.cn:8443',
      'https://b.tiles.example.cn:8443',
    ])
    expect(tileOrigins(tianditu)).toHaveLength(8)
    expect(tileOrigins(tianditu)[7]).toBe('https://t7.tianditu.gov.cn')
    expect(tileOrigins({ ...common, kind: 'pmtiles', id: 'p', file: 'a.pmtiles', minZoom: 1, maxZoom: 2 })).toEqual([])
  })

  test.each([
    'https://*/{z}/{x}/{y}',
    'https://*.cn/{z}/{x}/{y}',
    "https://'self'/{z}/{x}/{y}",
    'https://user@a.cn/{z}/{x}/{y}',
    'https://{x}.a.cn/{z}/{x}/{y}',
    'https://localhost/{z}/{x}/{y}',
    'https://127.0.0.1/{z}/{x}/{y}',
    'https:///{z}/{x}/{y}',
  ])('never from %s', (url) => expect(tileOrigins(xyz(url, ['a']))).toEqual([]))

  test('each once, whichever community chose it', () => {
    const chosen = { map: { layers: [tianditu], first: 't' } }
    expect(originsOf([chosen, chosen, {}])).toHaveLength(8)
  })
})

test('a page may load pictures from there, and nothing else; data nothing at all', async () => {
  const heart = await openHeart()
  try {
    const { version: _, ...content } = communityFixture
    await heart.stores.communities.write({
      ...content,
      map: { layers: [xyz('https://t.example.cn/{z}/{x}/{y}')], first: 'x' },
    })
    const settings = { demo: false, publicOrigin: null, secure: false, pageDir: null }
    const page = new Hono<Env>()
      .use(
        '*',
        securityHeaders(
          settings,
          imageHosts(() => heart.stores.communities),
        ),
      )
      .get('/', (c) => c.html('<!doctype html>'))
    const policy = (await page.request('/')).headers.get('content-security-policy') ?? ''
    const directives = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part]))
    expect(directives.get('img-src')).toBe("img-src 'self' blob: data: https://t.example.cn")
    for (const [name, text] of directives) if (name !== 'img-src') expect(text).not.toContain('example.cn')
    expect(directives.get('connect-src')).toBe("connect-src 'self'")
    const data = await heart.app.request('/v1/hello')
    expect(data.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  } finally {
    await heart.close()
  }
})

test('a store that fails costs the page its tiles, not itself', async () => {
  const broken = { list: () => Promise.reject(new Error('disk')) } as unknown as Parameters<
    typeof imageHosts
  >[0] extends () => infer C
    ? C
    : never
  expect(await imageHosts(() => broken)()).toEqual([])
})
