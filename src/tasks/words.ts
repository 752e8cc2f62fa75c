import type { ActName } from '../../domain/lifecycle.ts'
import { speak } from '../ui/speak.ts'

const acts: Record<Extract<ActName, 'start' | 'return' | 'extend' | 'done'>, string> = {
  start: '开始处理',
  return: '退回',
  extend: '申请延期',
  done: '已处理',
}

const done: typeof acts = {
  start: '已开始处理',
  return: '已退回网格长',
  extend: '已申请延期，等网格长答复',
  done: '已交，等人核查',
}

const zh = {
  title: '我的任务',
  loading: '正在打开…',
  notForYou: '这里给处置员用。您的上报在“我的”里看。',
  sections: { todo: '待处理', doing: '处理中', handed: '已交', over: '已结' },
  count: (title: string, count: number) => `${title} ${count}`,
  empty: '现在没有派给您的任务。',
  nothingIn: { todo: '没有等着开始的。', doing: '没有正在处理的。', handed: '没有等着核查的。', over: '' },
  acts,
  done,
  noCategory: '类别未定',
  noPlace: '位置未定',
  reported: (when: string) => `${when} 上报`,
  reworkWhy: (times: number, reason: string) => `第 ${times} 次返工，核查没有通过：${reason}`,
  extendTitle: '申请延期',
  extendUntil: '延到什么时候',
  extendNow: (due: string) => `现在的期限：${due}`,
  extendNoDue: '现在没有定期限',
  extendLater: '请选一个比现在期限更晚的时间。',
  extendUnreadable: '请把日期和时间填完整。',
  extensionAsked: (until: string, reason: string) =>
    `已申请延到 ${until}（${reason}），等网格长答复。答复之前按原期限。`,
  extensionGranted: (due: string) => `网格长同意延期，新的期限：${due}。`,
  extensionRefused: (reason: string) => `网格长没有同意延期：${reason}`,
  visiting: (name: string, until: string) => `您是通过链接进来的（${name}），链接 ${until} 前有效。`,
  noReason: '没有写原因',
  noTask: '没有写说明',
  before: '处理前',
  where: '看位置',
  whereTitle: '任务位置',
  history: '经过',
  unsent: (act: string) => `“${act}”已存本机，待送出。有网后会自动送出。`,
  unsentSignIn: (act: string) => `“${act}”已存本机。请重新登录，登录后自动送出。`,
  unsentUpgrade: (act: string) => `“${act}”已存本机。请更新到新版，更新后自动送出。`,
  damaged: (act: string) => `“${act}”的内容在这部手机上坏了，送不出去。请重新拍照再做一次。`,
  conflicted: (act: string) => `“${act}”没有办成：这一件刚才有了变化。`,
  refused: (act: string, why: string) => `“${act}”没有办成。${why}`,
  again: (act: string) => `再交一次“${act}”`,
  giveUp: '放弃',
  giveUpSure: '放弃后，刚才拍的照片也会从这台手机上删掉。',
  gone: (act: string) => `您的“${act}”没有送成，这个任务已经不在您名下。`,
  sendNow: '再送一次',
  doneTitle: '拍下处理后的样子',
  afterHint: '对着同一个地方，拍 1 到 3 张。',
  note: '处理说明',
  optional: '（可不填）',
  returnTitle: '退回给网格长',
  reason: '原因',
  reasonNeeded: '请写原因，或点一条常用的。',
  notKept: {
    storage_full: '这台手机存满了，刚才的内容没有存下。请清理一些空间再试，已存的都还在。',
    not_durable: '这台手机没能存牢，刚才的内容没有交出。请再试一次。',
  },
  refresh: '刷新',
  heard: (when: string) => `${when}更新`,
  notHeard: '还没有更新过',
  offline: '没有网络，照样可以处理，有网后自动送出。',
}

export const words = speak({ zh })
