import type { ApiAnswer } from '../offline/api-client.ts'

/** Why the desk shows older things than it should, or nothing. */
export type DeskTrouble = 'no_network' | 'bad_answer' | 'sign_in_required' | 'not_allowed' | 'down'

/** Which of the desk's troubles an answer means. */
export function troubleOf(answer: Exclude<ApiAnswer<unknown>, { ok: true }>): DeskTrouble {
  if (answer.why !== 'refused') return answer.why
  const { code } = answer.problem
  return code === 'sign_in_required' || code === 'not_allowed' ? code : 'down'
}
