import { describe, expect, test } from 'vitest'
import type { MapLayer } from '../../../domain/map-layer.ts'
import { chosenGround, creditOf } from '../../../src/map/chosen-ground.ts'
import { keepGround, recallGround } from '../../../src/map/remembered-ground.ts'
import { tiandituUrl } from '../../../src/map/tianditu-url.ts'

const layer: MapLayer = {
  kind: 'tianditu',
  id: 'sky',
  name: '天地图',
  attribution: '天地图',
  approval: 'GS(2026)0001号',
  style: 'vec',
  key: '0123456789abcdef',
}
const map = { layers: [layer], first: 'sky' }

describe('which ground is shown', () => {
  test('what this phone was told, else what the admin put first, else the plan', () => {
    expect(chosenGround({ map }, 'plan')).toBe('plan')
    expect(chosenGround({ map }, null)).toBe('sky')
    expect(chosenGround({ map: { ...map, first: 'plan' } }, 'sky')).toBe('sky')
    expect(chosenGround({ map: { layers: [], first: 'sky' } }, null)).toBe('plan')
  })

  test('what is offered no more is forgotten; a copy from before there were any shows the plan', () => {
    expect(chosenGround({ map }, 'gone')).toBe('sky')
    expect(chosenGround({}, 'sky')).toBe('plan')
  })

  test('is remembered by community, and not at all where the browser forbids', () => {
    const kept = new Map<string, string>()
    const memory = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
    keepGround(memory, 'c1', 'sky')
    expect([recallGround(memory, 'c1'), recallGround(memory, 'c2')]).toEqual(['sky', null])
    const forbidden = () => {
      throw new DOMException('no', 'SecurityError')
    }
    keepGround({ getItem: forbidden, setItem: forbidden }, 'c1', 'sky')
    expect(recallGround({ getItem: forbidden, setItem: forbidden }, 'c1')).toBeNull()
  })
})

test('a map says whose it is and its 审图号', () => {
  expect(creditOf(layer)).toBe('天地图 GS(2026)0001号')
  expect(creditOf({ ...layer, approval: null })).toBe('天地图')
})

test("天地图's address is its WMTS in Web Mercator", () => {
  const url = new URL(tiandituUrl('cva', 'abc').replace('{s}', '3'))
  expect(url.host + url.pathname).toBe('t3.tianditu.gov.cn/cva_w/wmts')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    LAYER: 'cva',
    TILEMATRIXSET: 'w',
    TILEMATRIX: '{z}',
    TILEROW: '{y}',
    TILECOL: '{x}',
    tk: 'abc',
  })
})
