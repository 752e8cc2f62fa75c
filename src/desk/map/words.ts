import { speak } from '../../ui/speak.ts'

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
  nothingInside: '圈里没有案件。',
  print: '打印巡查图',
  open: '打开',
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
