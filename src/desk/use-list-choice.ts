import { useRef } from 'preact/hooks'
import { useChoice } from './bulk/use-choice.ts'

/** Cases of the list that are chosen to be done together. */
export type ListChoice = {
  ids: ReadonlySet<string>
  /** `through`: with everything between this one and the one pressed before it (Shift). */
  press: (caseId: string, through: boolean) => void
  /** All that are listed, or none when all were. */
  toggleAll: () => void
  clear: () => void
}

/** @param listed the ids as they stand in the list */
export function useListChoice(listed: readonly string[]): ListChoice {
  const choice = useChoice()
  const last = useRef<string | null>(null)
  // What left the list is not meant any more.
  const ids = new Set(listed.filter((id) => choice.ids.has(id)))
  return {
    ids,
    press: (caseId, through) => {
      const range = through && last.current !== null ? between(listed, last.current, caseId) : []
      if (range.length > 0 && !ids.has(caseId)) choice.add(range)
      else choice.toggle([caseId])
      last.current = caseId
    },
    toggleAll: () => choice.toggle(listed),
    clear: choice.clear,
  }
}

/** From one to the other, both included; nothing when one of them is not listed. */
export function between(listed: readonly string[], one: string, other: string): readonly string[] {
  const [a, b] = [listed.indexOf(one), listed.indexOf(other)]
  return a < 0 || b < 0 ? [] : listed.slice(Math.min(a, b), Math.max(a, b) + 1)
}
