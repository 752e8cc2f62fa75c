import { speak } from '../ui/speak.ts'

const zh = {
  legend: '位置',
  change: '修改',
  keep: '不改了',
  none: '还没有位置',
  later: '位置稍后再定',
  locating: '正在定位…',
  locatingWithin: (metres: number) => `正在定位… ±${metres} 米`,
  gps: '定位到这里',
  map: '在地图上选',
  building: '按楼栋选',
  useBuilding: '改用楼栋',
  fromPhoto: '用照片里的位置',
  last: (building: string) => `还是${building}`,
  decideLater: '稍后再定',
  detail: '单元、楼层（可不选）',
  /** Indoors: where this phone last was outdoors. */
  lastFix: (age: string, metres: number) => `用${age}的位置（±${metres} 米）`,
  justNow: '刚才',
  minutesAgo: (minutes: number) => ` ${minutes} 分钟前`,
  /** What came of asking the phone for its position, and the way on. */
  trouble: {
    denied: '手机没有允许定位，不要紧，按楼栋选就行。',
    timeout: '一直没有收到定位，楼里和车库里常这样。按楼栋选就行。',
    unavailable: '手机现在定不了位。按楼栋选就行。',
    insecure: '这个网址不能定位（不是 https）。按楼栋选就行。',
    vague: (metres: number) => `定位误差约 ${metres} 米，说不准在哪栋楼，没有用它。按楼栋选更准。`,
  },
  unsure: (metres: number) => `定位误差约 ${metres} 米，可能是隔壁那栋。不对就改用楼栋。`,
  howToAllow: '怎么允许定位？',
  allow: {
    wechat: '打开手机的“设置”，找到“微信”，把“位置”改成允许，再回到这里点“定位到这里”。',
    ios: '打开手机的“设置”，在“隐私与安全性”里打开“定位服务”，并允许浏览器使用；再回到这里点“定位到这里”。',
    other: '点网址左边的小图标，在“权限”里把“位置”改成允许；手机的定位开关也要打开。再点“定位到这里”。',
  },
  outside: '这里不在社区的网格内，也可以上报，网格长会核对。',
  beside: (grid: string, metres: number) => `这里在${grid}边上，约 ${metres} 米，会交给${grid}。`,
  photoElsewhere: (kilometres: string) => `照片是在别处拍的（离社区约 ${kilometres} 公里），没有用照片里的位置。`,
  list: {
    title: '按楼栋选位置',
    search: '楼号、名称或拼音首字母',
    searchHint: '比如 12 或 ndm',
    buildings: '楼栋',
    landmarks: '公共地点',
    nothing: '没有找到。换个楼号试试，或在地图上选。',
  },
  refine: {
    unit: (building: string) => `${building}几单元？`,
    spot: (where: string) => `${where}哪里？`,
    enough: (where: string) => `到${where}就行`,
    back: '重选单元',
    spots: '常见的地方',
    floors: '楼层',
    floor: (n: number) => `${n}层`,
  },
  /** What goes into the report as the spot, and on the button. */
  spots: { door: '单元门口', stairs: '楼道', front: '门前', garage: '地下车库', roof: '楼顶' },
}

/** Words of every way to say where something is. */
export const words = speak({ zh })
