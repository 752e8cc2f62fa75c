import type { EventView } from '../../domain/case-view.ts'
import type { Role } from '../../domain/person.ts'
import { speak } from '../ui/speak.ts'

const steps: Record<EventView['type'], string> = {
  report: '上报',
  supplement: '补充了信息',
  withdraw: '撤回了上报',
  join: '我也看到',
  settle: '补全了信息',
  accept: '立案',
  decline: '不予受理',
  dispatch: '派人处理',
  start: '开始处理',
  return: '退回了任务',
  done: '处理完毕，请人核查',
  verify: '核查通过，结案',
  fail: '核查不通过，请返工',
  resolve: '已经自行处置，请人核查',
  satisfied: '满意',
  object: '没解决，请再看看',
  ask: '请补充信息',
  merge: '和同一处的上报并在一起办',
  split: '拆出来单独办',
  grant: '同意延期',
  refuse: '不同意延期',
  suspend: '一时办不了，先挂账',
  resume: '恢复办理',
  unsolved: '无法解决',
  extend: '申请延期',
  relink: '改正了复发关联',
  reopen: '重新办理',
  merged_in: '并入了同一件事的上报',
  split_off: '拆出了一件上报',
}

const roles: Record<Role, string> = {
  reporter: '上报人',
  grid_leader: '网格长',
  handler: '处置员',
  supervisor: '监督员',
  admin: '管理员',
}

const zh = {
  title: '经过',
  steps,
  roles,
  me: '我',
  joiner: '志愿者',
  follower: '上报的人',
  photos: (count: number) => `附 ${count} 张照片`,
  stood: (metres: number, accuracy: number) => `自报距现场约 ${metres} 米（±${accuracy} 米）`,
  stoodRoughly: (metres: number) => `自报距现场约 ${metres} 米`,
  stoodUnknown: '没有附位置',
}

/** Words of a case's history. */
export const words = speak({ zh })

/** Who did it, as this reader may know: staff by office and name, a reporter never by name. */
export function whoWords(
  event: Pick<EventView, 'role' | 'name'> & { type?: EventView['type'] },
  mine: boolean,
): string {
  if (event.type === 'join') return words.joiner
  // Anybody who follows the case may have said it; who it was is nobody's to know.
  if (event.type === 'object' || event.type === 'satisfied') return words.follower
  if (event.role === 'reporter') return mine ? words.me : words.roles.reporter
  return event.name ? `${words.roles[event.role]} ${event.name}` : words.roles[event.role]
}

/** Whether a step judges work on the spot: then where its person stood belongs to it. */
export const isJudged = ({ type }: Pick<EventView, 'type'>): boolean => type === 'verify' || type === 'fail'

/** Where somebody said to stand, or that they did not say: a claim, and called one. */
export function stoodWords({ metres, accuracy }: Pick<EventView, 'metres' | 'accuracy'>): string {
  if (metres === undefined) return words.stoodUnknown
  return accuracy === undefined ? words.stoodRoughly(metres) : words.stood(metres, accuracy)
}
