import { speak } from '../ui/speak.ts'

const zh = {
  title: '附近已有人上报',
  titleOwn: '这里您上报过',
  strip: '已有人上报，看看',
  stripOwn: '您上报过，看看',
  hint: '是同一件事，就点“我也看到”，不用再报一遍，办结后会告诉您。',
  hintOwn: '不用再报一遍，进展在“我的”里看。',
  today: '今天',
  yesterday: '昨天',
  ended: (day: string) => `${day}办结`,
  unknownPlace: '位置待定',
  own: '您上报的',
  joined: '您说过也看到',
  seeMine: '在“我的”里看',
  join: '我也看到',
  photos: '一起送出照片',
  stillReport: '仍要上报',
  kept: '记下了，办结后会告诉您',
  undo: '撤销',
  undone: '已撤销，接着填写就好',
  tooLate: '已经送出，撤不回了。办结后会告诉您。',
  /** Why 我也看到 was not kept. The draft is untouched each time. */
  notKept: {
    no_draft: '这条草稿已经在另一个窗口保存或删除了。请到“我的”里看。',
    photo_not_ready: '照片还没有处理好。请等一下再点“我也看到”，或不送照片。',
    storage_full: '手机存储满了，还没有记下来，草稿还在。请删掉一些不用的照片或应用，再点“我也看到”。',
    not_durable: '手机没能把内容可靠地写进存储，还没有记下来，草稿还在。请再点一次“我也看到”。',
    failed: '手机存储出了问题，还没有记下来，草稿还在。请再点一次“我也看到”；还不行就重新打开页面。',
  },
}

/** Words of the hint that somebody has reported this already. */
export const similarWords = speak({ zh })
