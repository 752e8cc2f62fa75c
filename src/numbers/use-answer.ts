import { useEffect, useState } from 'preact/hooks'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { ApiAnswer } from '../offline/api-client.ts'
import { words } from './words.ts'

export type Answered<T> = {
  /** What was last heard of this very question; null while it is on its way. */
  value: T | null
  trouble: string | null
  ask: () => void
}

/** Asks once for every `key`, and again when told to. An answer to a question that is no longer asked is dropped. */
export function useAnswer<T>(question: () => Promise<ApiAnswer<T>>, key: string): Answered<T> {
  const [turn, setTurn] = useState(0)
  const [heard, setHeard] = useState<{ key: string; value: T | null; trouble: string | null } | null>(null)
  useEffect(() => {
    let dropped = false
    void question().then((answer) => {
      if (!dropped)
        setHeard({ key, value: answer.ok ? answer.value : null, trouble: answer.ok ? null : troubleWords(answer) })
    })
    return () => {
      dropped = true
    }
  }, [key, turn])
  const current = heard?.key === key ? heard : null
  const ask = () => {
    setHeard(null)
    setTurn(turn + 1)
  }
  return { value: current?.value ?? null, trouble: current?.trouble ?? null, ask }
}

export const troubleWords = (answer: Extract<ApiAnswer<unknown>, { ok: false }>): string =>
  answer.why === 'refused' ? refusalWords[answer.problem.code] : words.noNetwork
