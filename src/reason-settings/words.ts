import type { ReasonAct } from '../../domain/reasons.ts'
import { speak } from '../ui/speak.ts'

const acts: Record<ReasonAct, string> = {
  decline: '不予受理',
  ask: '请补充',
  unsolved: '无法解决',
  suspend: '挂账',
  reopen: '重开',
  fail: '核查不通过',
  return: '处置员退回',
  extend: '处置员申请延期',
  refuse: '不同意延期',
  object: '上报人说没解决',
}

const readBy: Record<ReasonAct, string> = {
  decline: '上报人会看到',
  ask: '上报人会看到，照着补充',
  unsolved: '上报人会看到',
  suspend: '上报人会看到',
  reopen: '上报人会看到',
  fail: '处置员会看到',
  return: '网格长会看到',
  extend: '网格长会看到',
  refuse: '处置员会看到',
  object: '网格长会看到',
}

const zh = {
  title: '常用原因',
  intro: '办案件时一点就能填的原因，每一步最多 9 条，排在前面的可以按数字键选。写得具体一些，对方才知道怎么办。',
  step: '哪一步',
  acts,
  readBy,
  reasons: '每行一条',
  note: (max: number, each: number) => `最多 ${max} 条，每条最多 ${each} 字。留空就是不给常用原因，只能自己写。`,
  tooMany: (max: number) => `最多 ${max} 条，请删掉几条。`,
  tooLong: (line: number, each: number) => `第 ${line} 条太长，请缩到 ${each} 字以内。`,
  save: '保存',
  usual: '改回通用的',
  isUsual: '现在用的是通用的。',
  isOwn: '现在用的是本社区自己写的。',
  saved: '已保存，大家的手机联网后就能用',
  offline: '没有网络，还没有保存。写的还在，有网时再试。',
  notSaved: '没有保存成功。写的还在，请稍后再试。',
  conflict: '别人刚刚改过社区设置。写的还在，已取来最新的，请再按一次保存。',
}

/** Words of the usual reasons' settings. */
export const words = speak({ zh })
