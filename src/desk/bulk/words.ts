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

const why: Record<Exclude<BulkEnd, 'delivered' | 'waiting' | 'refused'>, string> = {
  conflict: '别人刚动过，没有改动',
  not_kept: '这台设备存满了，没有存下',
  unread: '取不到最新情况，没有动',
  not_open: '现在不能办这一步，没有动',
}

const zh = {
  choose: (what: string) => `选中：${what}`,
  chosen: (count: number) => `已选 ${count} 件`,
  clear: '清除选择',
  stepFor: (step: string, count: number) => `${step} ${count} 件`,
  confirmAccept: (count: number) => `把选中的 ${count} 件立案？每一件都会单独记一笔。`,
  commonTask: '统一的任务说明',
  commonTaskNote: '不填就按各件的类别写。处置员只看到这段话。',
  byCategory: '期限按各件的类别算。',
  start: (step: string, count: number) => `${step} ${count} 件`,
  startsIn: (seconds: number) => `${seconds} 秒后开始，现在还没有动任何一件，也没有通知任何人。`,
  startNow: '马上开始',
  undo: '撤销，不办了',
  progress: (done: number, total: number) => `正在办 ${done} / ${total}`,
  halt: '停下',
  finished: '办完了',
  failed: (count: number) => `没有办成的 ${count} 件`,
  look: (what: string) => `去看：${what}`,
  why,
  steps,
  ends,
  left: (count: number) => `${count} 件还没轮到，没有动`,
  close: '知道了',
}

/** Words of doing one step on many cases. */
export const words = speak({ zh })
