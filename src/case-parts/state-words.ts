import type { CaseState } from '../../domain/lifecycle.ts'
import { speak } from '../ui/speak.ts'

const zh: Record<CaseState, string> = {
  submitted: '待审核',
  info_requested: '待补充',
  accepted: '已立案',
  dispatched: '已派遣',
  in_progress: '处理中',
  suspended: '挂账',
  awaiting_verification: '待核查',
  closed: '已结案',
  closed_unresolved: '无法解决',
  declined: '不予受理',
  merged: '已并入',
  withdrawn: '已撤回',
}

/** Where a case stands, in a word. */
export const stateWords = speak({ zh })
