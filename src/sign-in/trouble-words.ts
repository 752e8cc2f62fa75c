import { refusalWords } from '../case-parts/refusal-words.ts'
import type { EnrolTrouble } from './enrol.ts'
import { words } from './words.ts'

/** Why signing in did not work, and what to do. */
export function troubleWords(trouble: EnrolTrouble): string {
  if (trouble.why === 'no_network') return words.noNetwork
  if (trouble.why === 'bad_answer') return words.portal
  // A link cut off while copying does not even have the right shape.
  return refusalWords[trouble.code === 'bad_body' ? 'enrolment_invalid' : trouble.code]
}
