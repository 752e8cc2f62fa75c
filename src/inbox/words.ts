import type { NoticeSide } from '../../domain/notice.ts'
import { speak } from '../ui/speak.ts'

type Sentences = Readonly<Record<string, string>>

const mine: Sentences = {
  accept: '已立案，接下来会派人处理',
  decline: '没有受理',
  merge: '和别人报的同一件事合在一起处理，结果也会告诉您',
  split: '改为单独处理',
  ask: '网格长请您补充情况',
  dispatch: '已派人去处理',
  start: '处置员开始处理了',
  done: '处理完了，等人到现场核查',
  suspend: '暂时处理不了，先挂起，到时候再办',
  resume: '又开始处理了',
  verify: '核查通过，结案了',
  fail: '核查没有通过，已要求返工',
  unsolved: '这件事没能解决',
  reopen: '重新打开，接着处理',
  withdraw: '上报人撤回了',
  resolve: '上报人说已经当场解决，等人核查',
}

const task: Sentences = {
  dispatch: '有新任务派给您',
  reassigned: '这项任务改派给别人了，您不用再处理',
  grant: '同意了您的延期申请',
  refuse: '没有同意您的延期申请',
  suspend: '任务先挂起，暂时不用处理',
  resume: '任务恢复了，请接着处理',
  verify: '核查通过，这项任务办完了',
  fail: '核查没有通过，请返工',
  unsolved: '这件事不再处理，任务结束',
  due_soon: '任务快到期了',
  overdue: '任务已经超期',
}

const desk: Sentences = {
  report: '有新上报，等您审核',
  supplement: '上报人补充了情况',
  resolve: '上报人说已经当场解决，等核查',
  object: '上报人说没解决',
  return: '处置员退回了任务',
  extend: '处置员申请延期',
  done: '处理完了，等核查',
  reopen: '案件重新打开',
  due_soon: '快到期了',
  overdue: '已经超期',
  escalated: '超期没有人处理，请您过问',
}

const zh = {
  title: '消息',
  back: '返回',
  isNew: '新',
  empty: '还没有消息。您上报的事有了进展，会在这里告诉您。',
  emptyStaff: '还没有消息。需要您处理或知道的，会在这里告诉您。',
  opening: '正在打开…',
  heard: (when: string) => `更新于 ${when}`,
  notHeard: '还没有从服务器取到过消息，有网时会自动取。',
  offline: '没有网络。下面是上次取到的，有网时会自动更新。',
  alsoSeen: '我也看到',
  noCategory: '类别未定',
  due: (when: string) => `期限 ${when}`,
  quoted: (text: string) => `“${text}”`,
  otherNews: '有了新进展',
  sentences: { mine, joined: mine, task, desk } satisfies Record<NoticeSide, Sentences>,
}

/** Words of the messages; a newer server's unknown event is some news. */
export const words = speak({ zh })

/** What a message says, in words. */
export const sentenceOf = ({ side, event }: { side: NoticeSide; event: string }): string =>
  words.sentences[side][event] ?? words.otherNews
