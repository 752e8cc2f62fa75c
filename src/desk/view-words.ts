import { speak } from '../ui/speak.ts'

const zh = {
  filter: (count: number) => (count === 0 ? '筛选' : `筛选 ${count}`),
  soon: '仅快到期',
  late: '仅超期',
  again: '仅复发',
  objected: '居民不满意',
  views: '常用视图',
  all: '全部',
  save: '存为视图',
  saveTitle: '存为常用视图',
  saveNote: '下次一点就到。您的其他设备登录后也能看到。',
  name: '名称',
  nameNeeded: '请起个名称。',
  keep: '保存',
  manage: '整理视图',
  manageTitle: '整理常用视图',
  remove: '删除',
  removeThis: (name: string) => `删除视图“${name}”`,
  none: '还没有常用视图。先筛选，再按“存为视图”。',
  full: '最多 20 个视图，请先删掉不用的。',
  offline: '没有网络，视图没有存下。有网时再试，筛选还在。',
  failed: '没有存下，请稍后再试，筛选还在。',
  saved: (name: string) => `已存视图“${name}”`,
  choose: '多选',
  stopChoosing: '不选了',
  chooseAll: (count: number) => `全选所列 ${count} 件`,
}

/** Words of filtering the list and of what is saved of it. */
export const viewWords = speak({ zh })
