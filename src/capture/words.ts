import { speak } from '../ui/speak.ts'

const zh = {
  title: '上报',
  here: (community: string, grid: string) => `${community} · ${grid}`,
  photos: {
    shoot: '拍照',
    album: '从相册选',
    hint: (max: number) => `看到不文明现象？拍一张就行，最多 ${max} 张。`,
  },
  category: {
    legend: '是什么问题',
    more: '更多',
  },
  words: { label: '补充说明', note: '（可不填）' },
  save: {
    button: '保存上报',
    needPhoto: '先拍一张照片，就可以保存',
    preparing: '正在处理照片…',
    saving: '正在保存…',
    open: (what: string) => `${what}可以稍后在“我的”里补`,
    category: '类别',
    place: '位置',
    and: '和',
  },
  storageBroken: '这个浏览器现在不让保存数据，拍了也会丢失，所以先不要拍。请关闭无痕模式，或腾出一些空间，再打开一次。',
  another: '先放着，另报一件',
  anotherHint: '这条留在“我的”草稿里',
}

/** Words of the capture screen as it opens; what is said later stands in `later-words.ts`. */
export const words = speak({ zh })
