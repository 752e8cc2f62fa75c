import type { Community } from '../../../domain/community.ts'
import { ellipse, rectangle, type Spot } from '../drawing.ts'
import { roadIn } from '../road.ts'
import { HUPAN } from './drawing.ts'

const { ring, polygon } = HUPAN
const road = roadIn(HUPAN)

/** The river's two banks from south to north; the green belt follows the eastern one. */
const WEST_BANK: Spot[] = [
  [-404, -350],
  [-412, -180],
  [-396, -20],
  [-404, 140],
  [-418, 350],
]
const EAST_BANK: Spot[] = [
  [-336, -350],
  [-346, -190],
  [-332, -30],
  [-340, 130],
  [-352, 350],
]
const BELT_EDGE: Spot[] = [
  [-264, -350],
  [-268, -190],
  [-274, 60],
  [-280, 230],
  [-278, 350],
]

const FENCE: Spot[] = [
  [-238, -230],
  [62, -232],
  [234, -228],
  [230, -10],
  [224, 232],
  [66, 228],
  [-252, 224],
  [-246, 64],
]

const band = (one: readonly Spot[], other: readonly Spot[]) => ring([...other, ...one.toReversed()])

const GREENS = [
  band(EAST_BANK, BELT_EDGE),
  ring(ellipse([-18, -12], 58, 50)), // the garden in the middle
  ring(rectangle([-120, 92], 220, 10, 0)),
  ring(rectangle([150, 92], 130, 10, 0)),
  ring(rectangle([-120, -206], 210, 12, 0)),
  ring(rectangle([150, -206], 140, 12, 0)),
  ring(rectangle([330, -290], 120, 70, 4)), // the small park at the corner
]

const WATER = [band(WEST_BANK, EAST_BANK), ring(ellipse([-42, -24], 20, 13))]

const STREETS = [
  road('湖滨路', 12, [
    [-254, -350],
    [-258, -200],
    [-264, 66],
    [-270, 232],
    [-268, 350],
  ]),
  road('学前路', 12, [
    [-450, 246],
    [-262, 246],
    [66, 250],
    [240, 254],
    [450, 258],
  ]),
  road('壹号东路', 12, [
    [250, -350],
    [252, -236],
    [248, -10],
    [242, 240],
    [240, 350],
  ]),
  road('城西大道', 22, [
    [-450, -256],
    [-246, -258],
    [62, -260],
    [242, -256],
    [450, -252],
  ]),
]

const INSIDE = [
  road(null, 7, [
    [64, -240],
    [66, 68],
    [66, 236],
  ]),
  road(null, 7, [
    [-254, 66],
    [68, 68],
    [238, 50],
  ]),
  road(null, 5, [
    [-236, 156],
    [66, 156],
    [222, 156],
  ]),
  road(null, 5, [
    [-232, -80],
    [65, -80],
    [228, -80],
  ]),
  road(null, 5, [
    [-230, -146],
    [64, -146],
    [226, -146],
  ]),
  road(null, 5, [
    [-155, 66],
    [-155, -146],
  ]),
  road(null, 5, [
    [152, 58],
    [152, -146],
  ]),
  road(null, 4, [
    [-236, 156],
    [-238, 66],
    [-232, -80],
    [-230, -146],
  ]),
  road(null, 4, [
    [222, 156],
    [226, 52],
    [228, -80],
    [226, -146],
  ]),
]

/** What is drawn under the buildings. Invented, so there is nobody to credit but ourselves. */
export const PLAN: Community['plan'] = {
  estate: polygon(FENCE).coordinates,
  greens: GREENS,
  water: WATER,
  roads: [...STREETS, ...INSIDE],
  attribution: '示意图，非测绘成果',
}
