import type { RefusalCode } from '../../domain/wire.ts'
import { outcomeWords } from '../case-parts/outcome-words.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { JoinedCase } from '../offline/joined-cases.ts'
import { speak } from '../ui/speak.ts'
import { type SyncLine, syncLine } from './sync-words.ts'
import { toldOf } from './told.ts'

const zh = {
  section: '我也看到的',
  joinedAt: (when: string) => `${when}说过也看到`,
  notHeard: '办结后会告诉您',
  submitted: '已有人上报，等网格长审核',
  infoRequested: '正在向上报人核实',
  closed: '已经解决，谢谢您留意',
  merged: '和同一处的另一件并在一起办',
  withdrawn: '上报人已撤回，不再办理。还有问题，请另报一件。',
  photosHidden: '上报人的照片没有公开，这里只有处理后的样子。',
  again: '再送一次',
  instead: '改为另报一件',
  drop: '知道了，不再送',
  tooLate: '已经送出，改不了了。还有问题，可以另报一件。',
  continueDraft: '已放回草稿，接着填写就好',
  notTaken: (why: string) => `没有记上：${why}`,
  alreadyPart: '这件事您已经上报过，或说过也看到了。',
  over: '这件事不再办理了。还有问题，可以改为另报一件。',
  gone: '这件事已经删除了。还有问题，可以改为另报一件。',
}

export const joinedWords = speak({ zh })

/** What came of it, for somebody who only joined: nothing is asked of them, and nobody else's part is told. */
export function joinedOutcome({ state, case: known }: Pick<JoinedCase, 'state' | 'case'>): string {
  switch (state) {
    case null:
      return joinedWords.notHeard
    case 'submitted':
      return joinedWords.submitted
    case 'info_requested':
      return joinedWords.infoRequested
    case 'closed':
      return joinedWords.closed
    case 'merged':
      return joinedWords.merged
    case 'withdrawn':
      return joinedWords.withdrawn
    default:
      return outcomeWords({ ...(known ? toldOf(known) : { history: [], reworkCount: 0 }), state })
  }
}

const REFUSED: Partial<Record<RefusalCode, string>> = {
  not_allowed: joinedWords.alreadyPart,
  wrong_state: joinedWords.over,
  gone: joinedWords.gone,
}

/** How far this phone has told it, in one line; a refusal in words that fit a joining. */
export function joinedLine(sync: JoinedCase['sync'], online: boolean): SyncLine {
  if (sync.hold?.why !== 'refused') return syncLine(sync, online)
  const why = REFUSED[sync.hold.code] ?? refusalWords[sync.hold.code]
  return { sign: 'stop', tone: 'wrong', text: joinedWords.notTaken(why) }
}
