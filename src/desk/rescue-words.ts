import type { NotOpened } from '../offline/rescue-file.ts'
import { speak } from '../ui/speak.ts'

const notOpened: Record<NotOpened, string> = {
  foreign: '这不是“导出未送达”的文件，没有导入任何内容。请选志愿者发来的 .woodpecker 文件。',
  newer: '这个文件是更新的版本做的。请先刷新这个页面，再导入。',
  truncated: '文件没有传完整，没有导入任何内容。请志愿者重新发一次。',
  wrong_passphrase: '口令不对。请和志愿者核对口令，再试一次。',
  damaged: '文件坏了，没有导入任何内容。请志愿者重新导出一次。',
}

const zh = {
  entry: '导入未送达',
  title: '导入未送达',
  explained: '志愿者的手机一直送不出时，可以导出文件交给您。在这里导入，效果和他自己送出一样：只会有一份，不会重复。',
  file: '文件',
  passphrase: '口令',
  open: '打开文件',
  fileNeeded: '请选文件，并填口令。',
  notOpened,
  unreadable: '读不了这个文件。请再选一次。',
  otherCommunity: '这个文件是别的社区的，不能在这里导入。',
  whose: (name: string, day: string, count: number) => `${name}，${day}导出，${count} 条上报：`,
  noReports: '文件里没有上报。',
  acts: (count: number) => `另有 ${count} 条补充、撤回等操作，只能由本人的手机送出，没有丢。`,
  bad: (count: number) => `有 ${count} 条在文件里坏了，导入不了；原件还在志愿者手机里。`,
  report: (category: string, place: string, photos: number) => `${category} · ${place} · ${photos} 张照片`,
  noCategory: '类别未定',
  send: '代为送出',
  again: '没送成的再送一次',
  close: '完成',
  state: {
    waiting: '还没送',
    sending: '正在送…',
    delivered: '已送达',
    had: '已有，不用再送',
    refused: (why: string) => `被拒绝：${why}`,
    later: '没有送成，请检查网络，再送一次',
    missing: (count: number) => `文字已送达，缺 ${count} 张照片（文件里没有或坏了）`,
  },
}

/** Words of 导入未送达. */
export const words = speak({ zh })
