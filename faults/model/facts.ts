import type { ActName } from '../../domain/lifecycle.ts'
import type { Member } from '../virtual/cast.ts'

/** A report somebody was told is kept (已存本机). */
export type ReportFact = {
  opId: string
  reportId: string
  caseId: string
  mark: string
  manifestSha256: string
  photos: { id: string; sha256: string }[]
  member: Member
  phone: string
}

/** A step on a case somebody was told is kept. */
export type ActFact = { opId: string; caseId: string; act: ActName; member: Member; phone: string }

/** Everything that people were told so far: all that the model knows of the world. */
export type Facts = { reports: ReportFact[]; acts: ActFact[] }

export const noFacts = (): Facts => ({ reports: [], acts: [] })
