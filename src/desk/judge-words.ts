import type { EvidenceGap } from '../case-parts/evidence-draft.ts'
import { speak } from '../ui/speak.ts'

const zh = {
  objected: (times: number) => (times > 1 ? `居民不满意 ${times} 次` : '居民不满意'),
  heard: '居民说',
  satisfied: '满意',
  notSolved: (times: number) => `没解决（${times} 次）`,
  verifyPhotos: '拍一张现在的样子（可不拍）。对着原图拍，前后一比就清楚。',
  failPhotos: '拍下还没办好的地方（可不拍），处置员会看到。',
  photosNotReady: {
    working: '照片还在处理，好了再按一次。',
    broken: '有一张照片还没处理好，请点重试或去掉它，再按一次。',
  } satisfies Record<Exclude<EvidenceGap, 'none'>, string>,
  reworkedBefore: (times: number) => `这一件已经返工 ${times} 次。`,
  whoseWork: '谁的活要返工',
  allWork: '都要返工',
  workOf: (whom: string, what: string) => (what ? `${whom}：${what}` : whom),
  verifyNote: '核查说明',
  verifyConfirm: '按“核查通过”，就是确认：我已到现场看过，问题已经解决。这一件随即结案，志愿者会收到结果。',
}

/** Words of judging work on the spot. */
export const judgeWords = speak({ zh })
