import { speak } from '../ui/speak.ts'

const zh = {
  title: '附近待处理',
  myGrids: (names: readonly string[]) => names.join('、'),
  updated: (when: string) => `上次更新 ${when}`,
  offline: '没有网络，下面是上次取到的内容。',
  never: '还没有取过附近的问题。有网时会自动取来，地图现在就能看。',
  empty: '附近没有待处理的问题',
  filter: '按类别看',
  all: '全部',
  more: '更多类别',
  fewer: '收起',
  choice: (name: string, n: number) => `${name} ${n}`,
  unknownCategory: '类别待定',
  unknownPlace: '位置待定',
  list: '问题列表',
  away: (metres: number) => `约 ${metres} 米`,
  reported: (day: string) => `${day}上报`,
  noPoint: '还没有地图位置',
  whereAmI: '我在哪',
  elsewhere: '你现在不在社区里，地图没有移动。',
  selected: '选中的问题',
  close: '关闭',
  marker: (category: string, state: string, place: string) => `${category}，${state}，${place}`,
}

/** Words of the screen 地图. */
export const words = speak({ zh })
