import { type CaseState, OBJECT_WITHIN_DAYS } from '../../domain/lifecycle.ts'
import { speak } from '../ui/speak.ts'

const zh = {
  label: '这样办，您看行吗？',
  satisfied: '满意',
  object: '没解决',
  saidSatisfied: '已收到“满意”，谢谢。',
  satisfiedKept: '谢谢，已记下，会自动送出',
  tooLate: `办结已超过 ${OBJECT_WITHIN_DAYS} 天，不能再评了。问题又出现，请另报一件。`,
  objectTitle: '哪里没解决？',
  objectHint: '会请人再看一遍，结果还会告诉您。',
  objectSend: '请再看看',
  objectKept: '已记下，会自动送出，请人再看',
  reason: '原因',
  reasonNeeded: '请点一条，或写一句。',
  /** Said of work that was done. */
  worked: ['还是老样子', '只弄了一部分', '弄好没几天又坏了', '弄的不是这个地方'],
  /** Said where nothing was done. */
  turnedDown: ['问题还在', '说的原因和现场不一样', '当时没说清楚，请再看看'],
}

/** Words of what people say of an outcome. */
export const verdictWords = speak({ zh })

/** The usual reasons for 没解决, by how the case ended. */
export const usualObjections = (state: CaseState): readonly string[] =>
  state === 'closed' ? verdictWords.worked : verdictWords.turnedDown
