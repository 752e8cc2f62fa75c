import { speak } from '../ui/speak.ts'

const zh = {
  act: '我已处理好了',
  title: '我已处理好了',
  hint: '对着同一个地方拍 1 到 3 张，会请别人到现场看一眼再结案。',
  note: '怎么处理的',
  optional: '（可不填）',
  send: '交给人核查',
  kept: '已记下，会自动送出，等人核查',
}

/** Words of 自行处置. */
export const resolveWords = speak({ zh })
