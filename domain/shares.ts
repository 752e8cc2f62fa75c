import type { Figures } from './numbers.ts'

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** Accepted among those judged. */
export const acceptedShare = ({ accepted, decided }: Figures): number | null => share(accepted, decided)
/** Done by the fix deadline among those whose deadline was met or missed. */
export const onTimeShare = ({ onTime, dueJudged }: Figures): number | null => share(onTime, dueJudged)
/** Sent back at least once among those done. */
export const reworkShare = ({ reworked, done }: Figures): number | null => share(reworked, done)
/** 复发 among those accepted. */
export const recurrenceShare = ({ recurring, accepted }: Figures): number | null => share(recurring, accepted)
/** 满意 among those who answered. */
export const satisfiedShare = ({ satisfied, answered }: Figures): number | null => share(satisfied, answered)
