import { useState } from 'preact/hooks'
import { type Community, communitySchema } from '../../domain/community.ts'
import { type MapSettings, PLAN_LAYER } from '../../domain/map-layer.ts'
import { headers, paths } from '../../domain/wire.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import { writeCommunity } from '../offline/settings.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { words } from './words.ts'

export type LayerSettings = {
  /** What is being saved, else what the community has. */
  settings: MapSettings
  /** Saves at once, all or nothing. @returns whether it is saved; else `trouble` says why not */
  save: (settings: MapSettings) => Promise<boolean>
  saving: boolean
  trouble: string | null
}

const NONE: MapSettings = { layers: [], first: PLAN_LAYER }

/** The grounds that the community offers, as this phone knows them, and the way to change them. */
export function useLayerSettings(): LayerSettings {
  const { api, db, community: kept } = usePhone()
  /** What the server answered, until the copy on this phone has been read again: that is a moment after it was written. */
  const [answered, setAnswered] = useState<{ instead: Community; newest: Community } | null>(null)
  const community = answered?.instead === kept ? answered.newest : kept
  const [pending, setPending] = useState<MapSettings | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  const take = async (newest: Community) => {
    await writeCommunity(db, newest)
    setAnswered({ instead: kept, newest })
  }
  const fetchNewest = async () => {
    const newest = await api.get(paths.community, communitySchema)
    if (newest.ok) await take(newest.value)
  }
  const save = async (settings: MapSettings) => {
    setPending(settings)
    setTrouble(null)
    const answer = await api.send(
      {
        method: 'PUT',
        path: paths.mapSettings,
        headers: { 'content-type': 'application/json', [headers.ifMatch]: `"${community.version}"` },
        body: JSON.stringify(settings),
      },
      communitySchema,
    )
    if (answer.ok) {
      await take(answer.value)
      showToast(words.saved)
    } else if (answer.why !== 'refused') {
      setTrouble(answer.why === 'no_network' ? words.offline : words.notSaved)
    } else if (answer.problem.code === 'revision_conflict') {
      await fetchNewest()
      setTrouble(words.conflict)
    } else {
      setTrouble(answer.problem.code === 'bad_body' ? words.notSaved : refusalWords[answer.problem.code])
    }
    setPending(null)
    return answer.ok
  }
  return { settings: pending ?? community.map ?? NONE, save, saving: pending !== null, trouble }
}
