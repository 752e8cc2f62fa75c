import type { EventView, MyCase } from '../../domain/case-view.ts'
import type { ActName } from '../../domain/lifecycle.ts'
import { speak } from '../ui/speak.ts'

const zh = {
  submitted: '已送到，等网格长审核',
  infoRequested: '网格长想请您补充一点信息',
  accepted: '网格长已受理，正在安排人处理',
  dispatched: '已安排人去处理',
  inProgress: '正在处理',
  rework: (times: number) => `核查没有通过，正在返工（第 ${times} 次）`,
  suspended: '一时办不了，先挂账，会接着办',
  awaiting: '已经处理，等人到现场核查',
  resolvedByMe: '您已处理好，等人到现场看一眼',
  lookedAtAgain: '有人说没解决，会再到现场看',
  reviewedAgain: '有人说没解决，网格长会再看一遍',
  closed: '已经解决，谢谢您',
  unresolved: '这次没能解决',
  merged: '和同一处的上报并在一起办',
  withdrawn: '您已撤回，不再办理',
  reason: (reason: string) => `原因：${reason}`,
  declined: '没有受理',
}

const words = speak({ zh })

const reasonOf = (history: readonly EventView[], type: ActName): string | null =>
  history.filter((event) => event.type === type).pop()?.reason ?? null

type Told = Pick<MyCase, 'state' | 'history' | 'reworkCount'>

/** What came of a report so far, in one sentence for the one who reported it; a refusal always carries its reason. */
export function outcomeWords({ state, history, reworkCount }: Told): string {
  const last = history.at(-1)?.type
  switch (state) {
    case 'submitted':
      return last === 'object' ? words.reviewedAgain : words.submitted
    case 'info_requested':
      return words.infoRequested
    case 'accepted':
      return words.accepted
    case 'dispatched':
      return words.dispatched
    case 'in_progress':
      return reworkCount > 0 ? words.rework(reworkCount) : words.inProgress
    case 'suspended':
      return words.suspended
    case 'awaiting_verification':
      if (last === 'resolve') return words.resolvedByMe
      return last === 'object' || last === 'verify' ? words.lookedAtAgain : words.awaiting
    case 'closed':
      return words.closed
    case 'closed_unresolved':
      return withReason(words.unresolved, reasonOf(history, 'unsolved'))
    case 'declined':
      return withReason(words.declined, reasonOf(history, 'decline'))
    case 'merged':
      return words.merged
    case 'withdrawn':
      return words.withdrawn
  }
}

const withReason = (otherwise: string, reason: string | null): string => (reason ? words.reason(reason) : otherwise)
