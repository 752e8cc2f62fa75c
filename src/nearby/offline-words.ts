import { speak } from '../ui/speak.ts'

const zh = {
  title: '离线地图',
  intro: '没有网络也能用的：',
  plan: '平面图',
  planKept: '已存在手机里',
  buildings: '楼幢',
  buildingCount: (n: number) => `${n} 幢`,
  grids: '网格',
  gridCount: (n: number) => `${n} 个`,
  cases: '未结案件',
  caseCount: (n: number) => `${n} 件`,
  ground: '底图',
  megabytes: (n: string) => `${n} MB`,
  little: '不到 0.1 MB',
  none: '没有存',
  updated: '底图更新',
  remove: '删除离线底图',
  removed: '离线底图已删除。平面图和上报都还在。',
  removeFailed: '现在删不了，请稍后再试。上报都还在。',
  note: '只删在线看过的底图，平面图、上报和照片都不会动。',
}

/** Words of what the phone keeps of maps. */
export const offlineWords = speak({ zh })
