import { speak } from '../ui/speak.ts'

const zh = {
  title: '刚才的操作',
  list: (count: number) => `刚才的操作 ${count}`,
  more: (count: number) => `操作 ${count}`,
  undo: '撤销',
  sentIn: (seconds: number) => `${seconds} 秒后送出`,
  offline: '等有网时送出',
  sending: '正在送出',
  explain: '送出之前谁也不会收到通知，撤销就像没有做过。',
  none: '都送出去了，没有能撤销的。',
  sendAll: '马上送出',
  close: '回到工作台',
  undoThis: (what: string, which: string) => `撤销${what}：${which}`,
  undone: (what: string, which: string) => `已撤销${what}，${which}回到原处。`,
  tooLate: '来不及了，刚刚已经送出。',
  said: (what: string, which: string) => `${what}：${which}。10 秒内按 U 可以撤销。`,
  someCase: '这一件',
}

/** Words of undoing. */
export const undoWords = speak({ zh })
