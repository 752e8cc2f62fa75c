import type { Community } from '../../../domain/community.ts'
import { ellipse, rectangle, type Spot } from '../drawing.ts'
import { roadIn } from '../road.ts'
import { YUEHE } from './drawing.ts'

const { ring, polygon } = YUEHE
const road = roadIn(YUEHE)

/** The canal's two banks from west to east; the green belt lies on the southern one. */
const NORTH_BANK: Spot[] = [
  [-230, 164],
  [-90, 158],
  [60, 160],
  [230, 168],
]
const SOUTH_BANK: Spot[] = [
  [-230, 138],
  [-90, 132],
  [60, 135],
  [230, 142],
]
const BELT_EDGE: Spot[] = [
  [-230, 114],
  [2, 110],
  [230, 112],
]

const FENCE: Spot[] = [
  [-204, -88],
  [204, -86],
  [202, 102],
  [-206, 104],
]

const band = (one: readonly Spot[], other: readonly Spot[]) => ring([...one, ...other.toReversed()])

/** What is drawn under the buildings. Invented, as the other plan is. */
export const PLAN: Community['plan'] = {
  estate: polygon(FENCE).coordinates,
  greens: [
    band(BELT_EDGE, SOUTH_BANK),
    ring(ellipse([60, -40], 34, 24)),
    ring(rectangle([-96, -74], 180, 9, 0)),
    ring(rectangle([40, 30], 46, 16, 0)),
  ],
  water: [band(SOUTH_BANK, NORTH_BANK)],
  roads: [
    road('月河路', 14, [
      [-230, -112],
      [6, -110],
      [230, -108],
    ]),
    road('学士巷', 7, [
      [-218, -140],
      [-220, -8],
      [-222, 112],
    ]),
    road('东月路', 10, [
      [217, -140],
      [217, 0],
      [215, 112],
    ]),
    road(null, 6, [
      [6, -110],
      [4, -4],
      [2, 98],
    ]),
    road(null, 6, [
      [-220, -6],
      [4, -4],
      [217, -2],
    ]),
    road(null, 4, [
      [-190, 51],
      [3, 51],
      [186, 51],
    ]),
  ],
  attribution: '示意图，非测绘成果',
}
