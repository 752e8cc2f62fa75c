import { useEffect, useState } from 'preact/hooks'
import type { DeskCase } from '../../domain/case-view.ts'
import { type SamePlace, samePlaceSchema } from '../../domain/desk-map.ts'
import { paths } from '../../domain/wire.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { momentWords } from '../ui/when.ts'
import { categoryText } from './case-words.ts'
import { deskHref, tabOf } from './desk-address.ts'
import { samePlaceWords as words } from './same-place-words.ts'
import { useStays } from './use-stays.ts'
import './same-place.css'

type Found = SamePlace['cases'][number]

/** Shown before 全部 is asked for. */
const FIRST = 3

/** 近期同处: what else came in lately where this case is, each a link to it. Says nothing while it is not known. */
export function SamePlaceList({ item }: { item: DeskCase }) {
  const { community, env } = usePhone()
  const cases = useSamePlace(item)
  const [all, setAll] = useState(false)
  if (!cases) return null
  const shown = all ? cases : cases.slice(0, FIRST)
  const now = env.now()
  return (
    <section class="same-place">
      <h3>{words.title}</h3>
      {cases.length === 0 ? <p>{words.none}</p> : <p>{words.count(cases.length)}</p>}
      <ul>
        {shown.map((one) => (
          <li key={one.caseId}>
            <Link class="same-place-case" href={deskHref({ tab: tabOf(one.state), caseId: one.caseId })}>
              <span class="same-place-what">{categoryText(one, community)}</span>
              <StateChip state={one.state} />
              <span class="same-place-when">
                {momentWords(one.receivedAt, now)} ·{' '}
                {one.metres === null ? words.sameBuilding : words.metres(one.metres)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {cases.length > shown.length && (
        <button type="button" class="same-place-more" onClick={() => setAll(true)}>
          {words.more(cases.length)}
        </button>
      )}
    </section>
  )
}

/** Asked once for a case; null while unknown, and where there is no network. */
function useSamePlace({ caseId, place }: DeskCase): readonly Found[] | null {
  const { api } = usePhone()
  const [found, setFound] = useState<{ caseId: string; cases: readonly Found[] } | null>(null)
  const stays = useStays()
  useEffect(() => {
    if (!place || !stays) return
    let isWanted = true
    void api.get(paths.samePlace(caseId), samePlaceSchema).then((answer) => {
      if (isWanted && answer.ok) setFound({ caseId, cases: answer.value.cases })
    })
    return () => {
      isWanted = false
    }
  }, [stays, caseId, place?.lat, place?.lng, place?.buildingId])
  return found?.caseId === caseId && place ? found.cases : null
}
