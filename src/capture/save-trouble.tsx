import { Notice } from '../ui/notice.tsx'
import { laterWords } from './later-words.ts'

export type SaveTroubleProps = { why: keyof typeof laterWords.notSaved }

/** Why the last press on 保存上报 did not save, and that the draft is as it was. */
export const SaveTrouble = ({ why }: SaveTroubleProps) => <Notice tone="wrong">{laterWords.notSaved[why]}</Notice>
