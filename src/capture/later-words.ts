import { speak } from '../ui/speak.ts'

const zh = {
  photos: {
    legend: '照片',
    alt: (n: number) => `第 ${n} 张照片`,
    large: (n: number) => `看大图，第 ${n} 张`,
    remove: (n: number) => `删除第 ${n} 张照片`,
    removed: '照片已删除',
    undo: '撤销',
    preparing: '正在处理',
    ready: '已存好',
    refused: '没有收',
    retry: '再试一次',
    tooMany: (max: number, left: number) => `一次最多 ${max} 张，多出的 ${left} 张没有收。其余的都在。`,
    takenAt: (when: string) => `照片拍于 ${when}，不是刚刚拍的。请看一下位置和情况是否还对。`,
  },
  /** Why a photo was not taken in: what happened, that the rest is safe, what to do. */
  trouble: {
    heic: '这个浏览器打不开 HEIC 格式的照片。其他内容都在。请直接拍照，或在手机相机设置里改成“兼容性最佳（JPEG）”再拍。',
    corrupt: '这张照片的文件坏了或没有传完整，没有收。其他内容都在，请重拍一张。',
    too_large: '这个文件太大，没有收。其他内容都在，请直接拍照。',
    not_a_photo: '这个文件不是照片，没有收。其他内容都在，请拍照或换一张。',
    empty: '这个文件是空的，没有收。其他内容都在，请重拍一张。',
    unreadable: '手机没有把这张照片交给我们（可能还在云端）。其他内容都在，请先下载到手机，或直接拍照。',
    unprepared: '照片原件已存好，但这次处理没有成功。请点“再试一次”。',
  },
  kinds: '具体情况（可不选）',
  danger: {
    text: '有危险时请先打电话，再上报：',
    property: '拨打物业',
    fire: '拨打 119',
  },
  /** Why 保存上报 did not go through. The draft is untouched each time. */
  notSaved: {
    no_photo: '还没有一张能用的照片。其他内容都在，请再拍一张。',
    photo_not_ready: '还有照片没有处理好。请等一下再点“保存上报”，或删除那一张。',
    storage_full: '手机存储满了，这条上报还没有保存成功，草稿还在。请删掉一些不用的照片或应用，再点“保存上报”。',
    not_durable: '手机没能把内容可靠地写进存储，这条上报还没有保存成功，草稿还在。请再点一次“保存上报”。',
    no_draft: '这条草稿已经在另一个窗口保存或删除了。请到“我的”里看。',
    failed: '手机存储出了问题，这条上报还没有保存成功，草稿还在。请再点一次“保存上报”；还不行就重新打开页面。',
  },
  photoNotKept: {
    storage_full: '手机存储满了，这张照片没有存下来。前面的照片都在。请先腾出一些空间再拍。',
    failed: '手机存储出了问题，这张照片没有存下来。前面的内容都在。请重新打开页面再拍。',
  },
  saved: {
    kept: '已存本机',
    delivered: '已送达',
    keptHint: '可以关掉页面了，有网时会自动送出。',
    sending: '正在送出…',
    heldHint: '有一件事要您来处理，请到“我的”里看。内容都在手机里。',
    deliveredHint: '网格长已经能看到，处理结果会出现在“我的”里。',
    incomplete: '信息待完善',
    incompleteHint: (what: string) => `${what}还没定，请在“我的”里补上。`,
    again: '再报一件',
    mine: '看我的上报',
  },
}

/** Words of everything that comes after the first photo or tap: out of the first screen's bytes. */
export const laterWords = speak({ zh })
