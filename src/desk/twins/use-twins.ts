import { useEffect, useState } from 'preact/hooks'
import { type DeskCase, deskCaseSchema } from '../../../domain/case-view.ts'
import { type Twin, twinsSchema } from '../../../domain/twins.ts'
import { paths } from '../../../domain/wire.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { useStays } from '../use-stays.ts'

export type Twins = { state: 'looking' | 'unknown' } | { state: 'found'; twins: readonly Twin[] }

/**
 * What may be the same as a case; asked again when the case has changed. `unknown` where the server cannot be asked.
 * @param news changes when others came in: then it is asked again too
 */
export function useTwins({ caseId, revision }: Pick<DeskCase, 'caseId' | 'revision'>, news = ''): Twins {
  const { api } = usePhone()
  const [held, setHeld] = useState<{ caseId: string; twins: Twins }>({ caseId: '', twins: { state: 'looking' } })
  const stays = useStays()
  useEffect(() => {
    if (!stays) return
    let isWanted = true
    void api.get(paths.twins(caseId), twinsSchema).then((answer) => {
      if (!isWanted) return
      if (!answer.ok)
        return setHeld((held) => (held.caseId === caseId ? held : { caseId, twins: { state: 'unknown' } }))
      setHeld({ caseId, twins: { state: 'found', twins: answer.value.cases } })
    })
    return () => {
      isWanted = false
    }
  }, [api, stays, caseId, revision, news])
  return held.caseId === caseId ? held.twins : { state: 'looking' }
}

/** Whole cases by their ids as they are asked for; null for one that is not this person's to see. */
export function useCases(ids: readonly string[], known: readonly DeskCase[]): ReadonlyMap<string, DeskCase | null> {
  const { api } = usePhone()
  const [asked, setAsked] = useState<ReadonlyMap<string, DeskCase | null>>(new Map())
  const missing = ids.filter((id) => !asked.has(id))
  useEffect(() => {
    let isWanted = true
    for (const id of missing) {
      void api.get(paths.deskCase(id), deskCaseSchema).then((answer) => {
        if (!isWanted || (!answer.ok && answer.why !== 'refused')) return
        setAsked((held) => new Map(held).set(id, answer.ok ? answer.value : null))
      })
    }
    return () => {
      isWanted = false
    }
  }, [api, missing.join()])
  return new Map([...known.map((one) => [one.caseId, one] as const), ...asked])
}
