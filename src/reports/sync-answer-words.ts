import type { SyncReport } from '../offline/sync.ts'
import { speak } from '../ui/speak.ts'
import { untilWords } from '../ui/when.ts'

const zh = {
  allSent: '手机里没有要送的了。',
  sent: (count: number) => `刚送出 ${count} 条。`,
  reports: (count: number) => `${count} 条上报`,
  things: (count: number) => `${count} 条内容`,
  noNetwork: (what: string) => `没有网络。${what}已存在手机里，有网时会自动送出。`,
  noNetworkNothing: '没有网络。手机里没有要送的，等有网再看最新进展。',
  busy: (what: string, then: string) => `服务器忙。${what}都在手机里，${then}自动再送。`,
  down: (what: string, then: string) => `服务器暂时连不上。${what}都在手机里，${then}自动再送。`,
  portal: (what: string) => `这个网络要先登录（如公共 WiFi），连上才能送。${what}都在手机里，一条没丢。`,
  waiting: (what: string, then: string) => `${what}还没送完，都在手机里，${then}接着送。`,
  held: (count: number) => `${count} 条要您处理一下，原因写在下面那一条里。`,
  heldSignIn: (what: string) => `要重新登录才能送。${what}都在手机里，一条没丢。`,
  heldUpgrade: (what: string) => `要更新到新版才能送。${what}都在手机里，一条没丢。`,
  storage: (what: string) =>
    `手机存储出了问题或满了，这次没送成。${what}还在手机里，一条没丢；请腾出一些空间，会自动再送。`,
  storageNothing: '手机存储出了问题或满了，最新进展没能存下。请腾出一些空间再试；原来的都在。',
  soon: '稍后',
}

const words = speak({ zh })

export type SyncAnswer = { tone: 'done' | 'waiting' | 'wrong'; text: string }

type About = {
  now: number
  /** Whether everything unsent is a report: then it is called so. */
  onlyReports: boolean
  /** Why nothing at all may go out, if so. */
  pause: 'sign_in' | 'upgrade' | null
}

/** The true answer to 立即同步: what was sent, what waits and why, and when it is tried again. */
export function syncAnswer(report: SyncReport, about: About): SyncAnswer {
  const { sent, waiting, held, trouble } = report
  const said = sent > 0 ? [words.sent(sent)] : []
  const name = about.onlyReports ? words.reports : words.things
  if (about.pause && held > 0) return { tone: 'wrong', text: [...said, pausedWords(about.pause, name(held))].join('') }
  if (waiting === 0 && held === 0) return settled(said, trouble)
  if (waiting > 0) said.push(waitingWords(report, name(waiting), about.now))
  if (held > 0) said.push(words.held(held))
  return { tone: held > 0 ? 'wrong' : 'waiting', text: said.join('') }
}

const pausedWords = (pause: 'sign_in' | 'upgrade', what: string): string =>
  pause === 'sign_in' ? words.heldSignIn(what) : words.heldUpgrade(what)

function settled(said: string[], trouble: SyncReport['trouble']): SyncAnswer {
  // What was sent was sent; without it, not even looking whether there is news worked.
  if (trouble === 'no_network' && said.length === 0) return { tone: 'waiting', text: words.noNetworkNothing }
  if (trouble === 'storage') return { tone: 'wrong', text: [...said, words.storageNothing].join('') }
  return { tone: 'done', text: [...said, words.allSent].join('') }
}

function waitingWords({ trouble, nextTryAt }: SyncReport, what: string, now: number): string {
  const then = nextTryAt === null ? words.soon : untilWords(nextTryAt, now)
  switch (trouble) {
    case 'no_network':
      return words.noNetwork(what)
    case 'server_busy':
      return words.busy(what, then)
    case 'server_down':
      return words.down(what, then)
    case 'bad_answer':
      return words.portal(what)
    case 'storage':
      return words.storage(what)
    case null:
      return words.waiting(what, then)
  }
}
