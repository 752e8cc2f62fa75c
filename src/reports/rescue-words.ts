import { speak } from '../ui/speak.ts'

const zh = {
  offer: (count: number) =>
    `有 ${count} 条内容存了 3 天以上还没送出。可以导出成一个文件，交给网格长代您送出；手机里的一条不少，也会继续自动送。`,
  export: '导出未送达',
  title: '导出未送达',
  explained:
    '文件用口令加密，没有口令谁也打不开。请把文件发给网格长，再打电话或当面把口令告诉他，不要把口令和文件一起发。还没写完的草稿不在文件里。',
  passphrase: '口令',
  passphraseHint: '至少 8 个字。可以用这一个，也可以自己写；请先抄下来。',
  tooShort: '口令太短，请至少写 8 个字。',
  make: '生成文件',
  making: '正在加密，请稍等…',
  failed: '文件没有做成，手机里的内容都还在。请再试一次。',
  nothing: '已经没有要导出的了，都送到了。',
  saved: (name: string) => `文件已存到手机的“下载”里：${name}。`,
  shared: '文件已经交出去了。',
  rest: (operations: number, photos: number) => `里面有 ${operations} 条内容、${photos} 张照片。口令别忘了告诉网格长。`,
  fileName: (community: string, day: string) => `未送达-${community}-${day}.woodpecker`,
}

/** Words of 导出未送达. */
export const words = speak({ zh })
