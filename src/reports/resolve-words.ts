import type { EvidenceGap } from '../case-parts/evidence-draft.ts'
import { speak } from '../ui/speak.ts'

const zh = {
  act: '我已处理好了',
  title: '我已处理好了',
  hint: '对着同一个地方拍 1 到 3 张，会请别人到现场看一眼再结案。',
  note: '怎么处理的',
  optional: '（可不填）',
  send: '交给人核查',
  gap: {
    none: '请先拍一张处理后的照片。',
    working: '照片还在处理…',
    broken: '照片处理好了才能交，请点重试或去掉它。',
  } satisfies Record<EvidenceGap, string>,
  kept: '已记下，会自动送出，等人核查',
}

/** Words of 自行处置. */
export const resolveWords = speak({ zh })
