import { speak } from '../ui/speak.ts'

const zh = {
  community: (name: string) => `${name}地图`,
  canvas: '地图，方向键移动，加减键缩放',
  sides: {
    inside: '楼内',
    north: '北侧',
    'north-east': '东北侧',
    east: '东侧',
    'south-east': '东南侧',
    south: '南侧',
    'south-west': '西南侧',
    west: '西侧',
    'north-west': '西北侧',
  },
  byLandmark: (landmark: string) => `${landmark}旁`,
  /** What the sign before a door leaves out of 1单元. */
  unitEnding: '单元',
  outside: '社区范围外',
  besideGrid: (grid: string, metres: number) => `在${grid}边上，约 ${metres} 米`,
  outsideHint: '这里不在社区的网格内，也可以选，网格长会核对。',
  cluster: {
    /** In the bubble: beyond four digits nobody counts any more. */
    number: (count: number) => (count < 10_000 ? String(count) : `${(count / 10_000).toFixed(1)}万`),
    label: (count: number) => `这里有 ${count} 件，放大看`,
    crowd: (count: number) => `同一处的 ${count} 件`,
    crowdMore: (shown: number) => `先列出 ${shown} 件，用筛选可以少一些。`,
  },
  zoomIn: '放大',
  zoomOut: '缩小',
  wholeCommunity: '看全图',
  pick: {
    title: '在地图上选位置',
    hint: '移动地图，让十字对准地点；也可以点一下地图，或按箭头。',
    map: '选位置的地图，方向键移动，加减键缩放',
    up: '上',
    down: '下',
    left: '左',
    right: '右',
    move: '移动十字',
    here: '就在这里',
    cancel: '取消',
    me: '我的位置',
  },
  position: {
    found: (metres: number) => `已移到我的位置，误差约 ${metres} 米`,
    vague: (metres: number) => `定位误差约 ${metres} 米，请对着楼号再调一下`,
    useless: (metres: number) => `定位误差约 ${metres} 米，太大了，没有移动地图。请对着楼号找。`,
    denied: '手机没有允许定位。按楼号找地方，点一下地图就行。',
    timeout: '一直没有收到定位。走到空旷处再试，或直接点地图。',
    unavailable: '手机现在定不了位。直接点地图就行。',
    insecure: '这个网址不能定位（不是 https）。直接点地图就行。',
  },
  landmarks: { 'ebike-shed': '车', 'garbage-point': '圾', gate: '门', playground: '乐', office: '办', camera: '监' },
}

/** Words of the map. */
export const words = speak({ zh })

/** What stands in the marker of each category we ship; others take a character of their name. */
export const markerLetters: Readonly<Record<string, string>> = {
  'ebike-parking': '电',
  'car-parking': '汽',
  'fire-lane': '消',
  'ebike-charging': '飞',
  'waste-sorting': '分',
  'exposed-waste': '垃',
  'cigarette-butts': '烟',
  'green-plots': '菜',
  clutter: '堆',
  'renovation-waste': '装',
  'bulky-waste': '家',
  'abandoned-vehicle': '僵',
  'small-ads': '广',
  hanging: '晒',
  'illegal-structure': '搭',
  pets: '宠',
  poultry: '禽',
  'falling-objects': '抛',
  noise: '噪',
  facility: '修',
  river: '河',
  other: '他',
}

/** In the marker of a case whose category is still open. */
export const unknownLetter = '?'
