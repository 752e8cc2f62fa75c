import type { MyReport } from '../offline/my-reports.ts'

/** A report whose place was left for later and may still be said; a place that is only kept on this phone yet counts as said. */
export const isUnplaced = ({ said, incomplete }: Pick<MyReport, 'said' | 'incomplete'>): boolean =>
  incomplete && said.place === null
