import type { DeskTab } from '../../domain/lifecycle.ts'
import { speak } from '../ui/speak.ts'
import type { TimeSpan } from './case-filter.ts'

const tabs: Record<DeskTab, string> = {
  submitted: '待审核',
  accepted: '待派遣',
  dispatched: '已派遣',
  awaiting_verification: '待核查',
  closed: '已结案',
}

const spans: Record<TimeSpan, string> = {
  'this-month': '本月',
  'last-month': '上月',
  'three-months': '近三个月',
  'this-year': '今年',
  'last-year': '去年',
}

const zh = {
  label: '筛选',
  grid: '网格',
  category: '类别',
  state: '状态',
  time: '上报时间',
  allGrids: '全部网格',
  noGrid: '未定网格',
  allCategories: '全部类别',
  noCategory: '类别未定',
  allStates: '全部状态',
  allTime: '全部时间',
  otherTime: (from: string | null, to: string | null) => `${from ?? '最早'} 至 ${to ?? '现在'}`,
  clear: '清除筛选',
  tabs,
  spans,
}

/** Words of the filter of cases. */
export const filterWords = speak({ zh })
