import { describe, expect, test } from 'vitest'
import type { MapLayer } from '../../../domain/map-layer.ts'
import { draftOf, type LayerDraft, newDraft, readDraft } from '../../../src/layer-settings/draft-layer.ts'
import { troubleOf } from '../../../src/layer-settings/use-upload.ts'
import { words } from '../../../src/layer-settings/words.ts'
import { at } from '../../support/community-fixture.ts'

const common = { name: '底图', attribution: '社区', approval: null }
const layers: MapLayer[] = [
  {
    ...common,
    kind: 'picture',
    id: 'p',
    pictureId: 'a'.repeat(32),
    width: 10,
    height: 20,
    controls: [
      { x: 0, y: 0, point: at(0, 0) },
      { x: 1, y: 1, point: at(9, 9) },
    ],
  },
  { ...common, kind: 'pmtiles', id: 't', file: 'map-a.pmtiles', minZoom: 3, maxZoom: 15 },
  { ...common, kind: 'tianditu', id: 's', approval: 'GS(2026)1号', style: 'img', key: '0123456789abcdef' },
  {
    ...common,
    kind: 'xyz',
    id: 'x',
    url: 'https://{s}.example.cn/{z}/{x}/{y}.png',
    subdomains: ['a', 'b'],
    crs: 'bd09',
    minZoom: 3,
    maxZoom: 18,
  },
]
const xyz = (change: Partial<LayerDraft>) => {
  const [, , , layer] = layers
  if (!layer) throw new Error('no layer')
  return readDraft({ ...draftOf(layer), ...change })
}

describe('a ground being filled in', () => {
  test.each(layers)('$kind comes back from its form as it went in', (layer) => {
    expect(readDraft(draftOf(layer))).toEqual({ ok: true, layer })
  })

  test('says what is missing first, in words', () => {
    const problems = (['picture', 'tianditu', 'pmtiles', 'xyz'] as const).map((kind) => {
      const read = readDraft(newDraft(kind, '底图', 'abc123'))
      return read.ok ? null : words.problems[read.problem]
    })
    expect(problems).toEqual([
      words.problems.picture_missing,
      words.problems.key_wrong,
      words.problems.tiles_missing,
      words.problems.attribution_missing,
    ])
    expect(readDraft(newDraft('xyz', ' ', 'abc123'))).toEqual({ ok: false, problem: 'name_missing' })
  })

  test('holds an address to the rules that the server has', () => {
    const url_wrong = { ok: false, problem: 'url_wrong' }
    expect(xyz({ url: 'http://a.example.cn/{z}/{x}/{y}' })).toEqual(url_wrong)
    expect(xyz({ url: 'https://*.example.cn/{z}/{x}/{y}' })).toEqual(url_wrong)
    expect(xyz({ url: 'https://a.example.cn/{z}/{x}' })).toEqual(url_wrong)
    expect(xyz({ subdomains: ' ' })).toEqual({ ok: false, problem: 'subdomains_missing' })
    expect(xyz({ minZoom: '19' })).toEqual({ ok: false, problem: 'zooms_wrong' })
    expect(xyz({ maxZoom: '23' })).toEqual({ ok: false, problem: 'zooms_wrong' })
    expect(xyz({ subdomains: 'a，b' }).ok).toBe(true)
  })
})

test('why a file was refused is said by its reason', () => {
  const problem = (code: string, more: object = {}) => ({
    status: 422,
    body: { type: 'x', title: code, status: 422, code, ...more },
  })
  expect(troubleOf(problem('tiles_refused', { reason: 'truncated' }))).toBe(words.tilesRefused.truncated)
  expect(troubleOf(problem('picture_refused', { reason: 'too_many_pixels' }))).toBe(
    words.pictureRefused.too_many_pixels,
  )
  expect(troubleOf(problem('disk_full'))).toBe(words.diskFull)
  expect(troubleOf({ status: 0, body: null })).toBe(words.uploadFailed)
})
