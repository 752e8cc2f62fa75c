import { speak } from '../../ui/speak.ts'
import type { BulkStep } from './bulk-steps.ts'
import type { BulkEnd } from './run-bulk.ts'

const steps: Record<BulkStep, string> = { accept: '立案', dispatch: '派遣', decline: '不予受理' }

const ends: Record<BulkEnd, (count: number) => string> = {
  delivered: (count) => `${count} 件办好了`,
  waiting: (count) => `${count} 件已存本机，有网后自动送出`,
  conflict: (count) => `${count} 件别人刚动过，没有改动，请逐件看`,
  refused: (count) => `${count} 件没有办成，请逐件看`,
  not_kept: (count) => `${count} 件没存下：这台设备存满了，后面的没有再办`,
  unread: (count) => `${count} 件取不到最新情况，没有动，请有网时再办`,
  not_open: (count) => `${count} 件现在不能办这一步，没有动`,
}

const zh = {
  title: '案件地图',
  toList: '回到列表',
  toMap: '地图',
  filter: (count: number) => (count === 0 ? '筛选' : `筛选（已用 ${count} 项）`),
  tools: '选择',
  rectangle: '框选',
  lasso: '圈选',
  inView: '选视野内',
  stop: '不选了',
  finish: '圈好了',
  drawRectangle: '点两个对角，或按住拖出一个框。',
  drawLasso: (corners: number) =>
    corners === 0 ? '沿边界点几下，或按住画一圈。' : `已点 ${corners} 处，点完按“圈好了”。`,
  list: '地图上的案件',
  listed: (count: number) => `视野内 ${count} 件`,
  tooMany: (count: number) => `视野内约 ${count} 件，太多了。放大或加筛选，就能逐件看和选。`,
  none: '这里没有符合条件的案件。移动地图或放宽筛选。',
  loading: '正在取案件…',
  choose: (what: string) => `选中：${what}`,
  chosen: (count: number) => `已选 ${count} 件`,
  nothingInside: '圈里没有案件。',
  clear: '清除选择',
  print: '打印巡查图',
  open: '打开',
  steps,
  stepFor: (step: string, count: number) => `${step} ${count} 件`,
  confirmAccept: (count: number) => `把选中的 ${count} 件立案？每一件都会单独记一笔。`,
  commonTask: '统一的任务说明',
  commonTaskNote: '不填就按各件的类别写。处置员只看到这段话。',
  byCategory: '期限按各件的类别算。',
  start: (step: string, count: number) => `${step} ${count} 件`,
  progress: (done: number, total: number) => `正在办 ${done} / ${total}`,
  halt: '停下',
  finished: '办完了',
  ends,
  left: (count: number) => `${count} 件还没轮到，没有动`,
  close: '知道了',
  printTitle: '打印巡查图',
  printNow: '打印',
  printHeading: '标题',
  printHeadings: ['平安夜巡', '环境整治日', '巡查'],
  printedAt: (community: string, day: string) => `${community} · ${day}`,
  printMax: (count: number) => `一张图最多印 ${count} 件，其余没有印上。`,
  printNote: '编号与图上一致。只供巡查使用，用完请收好。',
  printList: '案件清单',
  unsettledPlace: '地点未定',
}

/** Words of the desk's map. */
export const words = speak({ zh })
