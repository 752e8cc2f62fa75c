import type { Category } from '../../domain/category.ts'
import type { Community } from '../../domain/community.ts'
import type { Building, Polygon } from '../../domain/grid.ts'
import type { Point } from '../../domain/place.ts'

/** The fixture's middle; every offset below is in metres east and north of it. */
export const CENTER: Point = { lat: 28.3705, lng: 121.3545 }

const METRES_PER_DEGREE = 111_195.08 // 2π · 6 371 008.8 m / 360
const EAST = METRES_PER_DEGREE * Math.cos((CENTER.lat * Math.PI) / 180)

/** The point this many metres east and north of the fixture's middle. */
export const at = (east: number, north: number): Point => ({
  lat: CENTER.lat + north / METRES_PER_DEGREE,
  lng: CENTER.lng + east / EAST,
})

const position = (east: number, north: number): [number, number] => {
  const { lng, lat } = at(east, north)
  return [lng, lat]
}

const ring = (west: number, south: number, east: number, north: number): [number, number][] => [
  position(west, south),
  position(east, south),
  position(east, north),
  position(west, north),
  position(west, south),
]

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [ring(west, south, east, north)],
})

const building = (id: string, name: string, units: string[], west: number, south: number): Building => ({
  id,
  name,
  estate: '测试小区',
  units,
  area: box(west, south, west + 40, south + 14),
  center: at(west + 20, south + 7),
})

const category = (id: string, name: string, handler: Category['handler'], kinds: string[]): Category => ({
  id,
  name,
  code: null,
  codeName: null,
  handler,
  acknowledgeWithin: '2h',
  fixWithin: '4h',
  kinds,
  acceptWhen: '看得清问题',
  closeWhen: '问题已消除',
})

/**
 * A small community for tests: 3号网格 (b11, b12, b13) west and 4号网格 (b15) east of a line 60 m east of the middle,
 * four buildings of 40 × 14 m, and ground 200 m east and 120 m north of the middle at most.
 */
export const communityFixture: Community = {
  id: 'test-community',
  name: '测试社区',
  subdistrict: '测试街道',
  city: '测试市',
  demo: true,
  version: 'fixture-1',
  center: CENTER,
  grids: [
    { id: 'g3', name: '3号网格', area: box(-160, -120, 60, 120) },
    { id: 'g4', name: '4号网格', area: box(60, -120, 200, 120) },
  ],
  buildings: [
    building('b11', '11幢', ['1单元', '2单元'], -80, 20),
    building('b12', '12幢', ['1单元', '2单元', '3单元'], -20, 20),
    building('b13', '13幢', ['1单元'], -80, -60),
    building('b15', '15幢', [], 90, 20),
  ],
  landmarks: [
    { id: 'shed-north', kind: 'ebike-shed', name: '北侧车棚', center: at(-40, 70) },
    { id: 'garbage-1', kind: 'garbage-point', name: '1号垃圾房', center: at(20, -40) },
    { id: 'gate-south', kind: 'gate', name: '南门', center: at(0, -105) },
    { id: 'playground', kind: 'playground', name: '儿童乐园', center: at(150, -40) },
    { id: 'office', kind: 'office', name: '社区服务中心', center: at(-140, -90) },
  ],
  plan: {
    estate: [ring(-120, -110, 190, 110)],
    greens: [ring(-80, -30, -20, 5), ring(100, -70, 180, -10)],
    water: [ring(-160, 112, 200, 135)],
    roads: [
      { name: '湖心路', widthMetres: 7, line: [position(60, -120), position(60, 120)] },
      { name: null, widthMetres: 4, line: [position(-120, 10), position(190, 10)] },
    ],
    attribution: '示意图（测试用）',
  },
  categories: [
    category('ebike-parking', '电瓶车乱停放', 'property', ['占用人行道', '占用盲道']),
    category('waste-sorting', '错误垃圾分类', 'property', ['可回收物混投']),
    category('cigarette-butts', '烟蒂乱扔', 'cleaning', []),
    category('green-plots', '毁绿种菜', 'greening', []),
    category('fire-lane', '占用消防通道', 'property', ['车辆占用']),
    category('clutter', '楼道及公共区域堆物', 'property', []),
    category('other', '其他', 'grid_leader', []),
  ],
  calendar: { from: 510, to: 1050, weekdays: [1, 2, 3, 4, 5], exceptions: { '2026-10-01': false } },
  phones: { property: '0576-00000000', community: null },
}
