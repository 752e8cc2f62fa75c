import type { Community } from '../../domain/community.ts'
import type { ReasonAct } from '../../domain/reasons.ts'
import { speak } from '../ui/speak.ts'

const zh: Record<ReasonAct, readonly string[]> = {
  decline: [
    '照片里看不出问题，请走近再拍一张',
    '这里不属于本社区管理，请打 12345',
    '同一个问题已有人上报，正在处理',
    '到现场看过，问题已经不在了',
    '不属于受理范围',
  ],
  ask: ['在哪一幢、哪个单元？', '请再拍一张看得清全貌的照片', '请再拍一张近照', '大约几点的时候？', '现在还在吗？'],
  unsolved: [
    '需要上级部门立项，社区这次办不了',
    '产权方不同意改动，已多次协商',
    '条件限制，目前没有办法改',
    '不是社区能管的事，请打 12345',
  ],
  suspend: ['等配件或材料', '等天气好转', '等施工方排期', '等业主或产权方答复'],
  reopen: ['有人反映又出现了', '复查时发现没有解决', '结案结错了'],
  fail: ['现场没有变化', '只处理了一部分', '照片不是这个地点', '又回到原样了'],
  return: ['不归我处理', '找不到这个地方', '需要别的工种或设备', '照片和说明看不明白', '现在进不去'],
  extend: ['等配件或材料', '天气不好，没法施工', '人手不够', '现场进不去'],
  refuse: ['居民催得急，请按原期限办', '时间太长，请缩短', '请先做临时处理'],
  object: ['没有变化', '只处理了一部分', '又回到原样了', '不是我说的那个问题'],
}

const usual = speak({ zh })

/** The reasons at one tap: the community's own where its admin wrote some, else the usual ones. */
export const usualReasons = (community: Pick<Community, 'reasons'>, act: ReasonAct): readonly string[] =>
  community.reasons?.[act] ?? usual[act]
