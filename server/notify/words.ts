import type { DigestCounts } from '../stores/channel-journal.ts'

/** What happened, for a group or a text message; the page has its own words for a person's messages. */
const events: Readonly<Record<string, string>> = {
  report: '有新上报，待审核',
  dispatch: '已派遣，请处理',
  reassigned: '任务已改派给别人',
  return: '处置员退回，待重新派遣',
  extend: '处置员申请延期',
  grant: '同意延期',
  refuse: '没有同意延期',
  done: '已处理，待核查',
  fail: '核查不通过，请返工',
  verify: '核查通过，已结案',
  object: '上报人反映没解决，待重新核查',
  due_soon: '快到期，请抓紧',
  overdue: '已超期，请马上处理',
  escalated: '超期未处理，请社区过问',
}

const numbers: Record<keyof DigestCounts, (n: number) => string> = {
  received: (n) => `昨天以来新上报 ${n} 件`,
  closed: (n) => `昨天以来结案 ${n} 件`,
  submitted: (n) => `待审核 ${n} 件`,
  awaiting: (n) => `待核查 ${n} 件`,
  dueToday: (n) => `一天内到期 ${n} 件`,
  overdue: (n) => `已超期 ${n} 件`,
}

/** Words that go out of the community through robots and text messages. */
export const words = {
  event: (event: string): string => events[event] ?? '有新进展',
  /** The names that stand in braces in a template. */
  places: {
    community: '社区',
    grid: '网格',
    category: '类别',
    place: '地点',
    event: '事项',
    reason: '原因',
    due: '期限',
    time: '时间',
    link: '链接',
  },
  noGrid: '未定网格',
  noCategory: '类别未定',
  noPlace: '位置见系统',
  when: (month: number, day: number, clock: string) => `${month}月${day}日 ${clock}`,
  several: (community: string, count: number) => `【啄木鸟】${community}：${count} 条新消息`,
  line: (grid: string, event: string, about: string) => `· ${grid} ${event}（${about}）`,
  more: (count: number) => `还有 ${count} 条，请打开工作台看。`,
  morning: (community: string) => `【啄木鸟】${community}早上好`,
  number: (name: keyof DigestCounts, n: number) => numbers[name](n),
  test: (community: string, channel: string) =>
    `【啄木鸟】${community}测试消息：“${channel}”接好了，以后的提醒会发到这里。`,
  exampleReason: '位置不归我们管',
}
