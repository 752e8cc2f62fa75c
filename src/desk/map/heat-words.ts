import { speak } from '../../ui/speak.ts'

const zh = {
  show: '看热点',
  hide: '收起热点',
  title: '案件最多的地方',
  total: (count: number) => `符合筛选的 ${count} 件，最多的几处：`,
  none: '没有符合筛选的案件。',
  loading: '正在统计…',
  count: (count: number) => `${count} 件`,
}

/** Words of the heat map. */
export const heatWords = speak({ zh })
