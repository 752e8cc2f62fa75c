import { refusalWords } from '../case-parts/refusal-words.ts'
import type { MyReport } from '../offline/my-reports.ts'
import type { Hold, SendTrouble } from '../offline/operation.ts'
import { speak } from '../ui/speak.ts'

const zh = {
  kept: (then: string) => `已存本机 · ${then}`,
  sending: (sent: number, total: number) => `正在送出 ${sent}/${total}`,
  sendingPart: (sent: number, total: number, at: number, percent: number) =>
    `正在送出 ${sent}/${total} · 第 ${at} 张 ${percent}%`,
  halfSent: (sent: number, total: number, then: string) => `文字已送到，照片 ${sent}/${total} · ${then}`,
  delivered: '已送达',
  waitingForNetwork: '等网络',
  soon: '马上送出',
  busy: '服务器忙，会自动再送',
  down: '服务器暂时连不上，会自动再送',
  portal: '这个网络要先登录（如公共 WiFi）',
  signIn: '已存本机 · 需要登录',
  upgrade: '已存本机 · 需要更新后再送',
  refused: (why: string) => `服务器没有收下：${why}`,
  conflict: '情况有变化，需要您看一下',
  damaged: '手机里的内容坏了一部分，坏的送不出去；没坏的都已送出',
  gone: '已送达 · 后来在服务器上删除了',
  lost: '送达过，但服务器换回旧备份时丢了；手机里的照片已清理，没法再送。请重新拍一次。',
}

const words = speak({ zh })

export type SyncSign = 'phone' | 'up' | 'tick' | 'key' | 'stop'
export type SyncLine = { sign: SyncSign; tone: 'quiet' | 'waiting' | 'done' | 'wrong'; text: string }

/**
 * How far this phone has sent a report, in one line; never says anything about its case.
 * @param online what the browser believes: only chooses between 等网络 and 马上送出
 */
export function syncLine(sync: MyReport['sync'], online: boolean): SyncLine {
  if (sync.state === 'delivered' && sync.afterRestore === 'lost')
    return { sign: 'stop', tone: 'wrong', text: words.lost }
  if (sync.state === 'delivered' && sync.afterRestore === 'gone')
    return { sign: 'tick', tone: 'quiet', text: words.gone }
  if (sync.state === 'delivered') return { sign: 'tick', tone: 'done', text: words.delivered }
  if (sync.hold) return heldLine(sync.hold)
  const stuck = stuckWords(sync.trouble, online)
  if (sync.state === 'sealed') return { sign: 'phone', tone: 'waiting', text: words.kept(stuck ?? words.soon) }
  const { photosSent, photosTotal, percent } = sync
  if (stuck) return { sign: 'phone', tone: 'waiting', text: words.halfSent(photosSent, photosTotal, stuck) }
  const text =
    percent === null
      ? words.sending(photosSent, photosTotal)
      : words.sendingPart(photosSent, photosTotal, photosSent + 1, percent)
  return { sign: 'up', tone: 'waiting', text }
}

function heldLine(hold: Hold): SyncLine {
  switch (hold.why) {
    case 'sign_in':
      return { sign: 'key', tone: 'waiting', text: words.signIn }
    case 'upgrade':
      return { sign: 'key', tone: 'waiting', text: words.upgrade }
    case 'refused':
      return { sign: 'stop', tone: 'wrong', text: words.refused(refusalWords[hold.code]) }
    case 'conflict':
      return { sign: 'stop', tone: 'wrong', text: words.conflict }
    case 'damaged':
      return { sign: 'stop', tone: 'wrong', text: words.damaged }
  }
}

/** Why it does not move at the moment; null where nothing is known against it. */
function stuckWords(trouble: SendTrouble | null, online: boolean): string | null {
  if (!online) return words.waitingForNetwork
  switch (trouble?.why) {
    case 'no_network':
      return words.waitingForNetwork
    case 'server_busy':
      return words.busy
    case 'server_down':
      return words.down
    case 'bad_answer':
      return words.portal
    case undefined:
      return null
  }
}
