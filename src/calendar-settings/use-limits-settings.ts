import { useState } from 'preact/hooks'
import { communitySchema } from '../../domain/community.ts'
import { type Limits, type LimitsPreview, limitsPreviewSchema, limitsSavedSchema } from '../../domain/limits.ts'
import { headers, type Problem, paths } from '../../domain/wire.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import { writeCommunity } from '../offline/settings.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { words } from './words.ts'

type Failed = { ok: false; why: 'refused'; problem: Problem } | { ok: false; why: string }

export type LimitsSettings = {
  /** Asks what these times would do; `trouble` says why there is no answer. */
  look: (limits: Limits) => Promise<LimitsPreview | null>
  /** @returns whether they are saved; else `trouble` says why not */
  save: (limits: Limits) => Promise<boolean>
  busy: boolean
  trouble: string | null
  clear: () => void
}

/** The community's working hours and times, and the way to change them. */
export function useLimitsSettings(): LimitsSettings {
  const { api, db, community } = usePhone()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const fetchNewest = async () => {
    const newest = await api.get(paths.community, communitySchema)
    if (newest.ok) await writeCommunity(db, newest.value)
  }
  const tell = async (failed: Failed) => {
    if (!('problem' in failed)) return setTrouble(failed.why === 'no_network' ? words.offline : words.notSaved)
    const { code } = failed.problem
    if (code === 'revision_conflict') await fetchNewest()
    setTrouble(
      code === 'revision_conflict' ? words.conflict : code === 'bad_body' ? words.notSaved : refusalWords[code],
    )
  }
  const sending = (method: string, path: string, limits: Limits, extra: Record<string, string> = {}) => ({
    method,
    path,
    headers: { 'content-type': 'application/json', ...extra },
    body: JSON.stringify(limits),
  })
  const look = async (limits: Limits) => {
    setBusy(true)
    setTrouble(null)
    const answer = await api.send(sending('POST', paths.limitsPreview, limits), limitsPreviewSchema)
    if (!answer.ok) await tell(answer)
    setBusy(false)
    return answer.ok ? answer.value : null
  }
  const save = async (limits: Limits) => {
    setBusy(true)
    setTrouble(null)
    const match = { [headers.ifMatch]: `"${community.version}"` }
    const answer = await api.send(sending('PUT', paths.limits, limits, match), limitsSavedSchema)
    if (answer.ok) {
      await fetchNewest()
      showToast(words.saved)
    } else await tell(answer)
    setBusy(false)
    return answer.ok
  }
  return { look, save, busy, trouble, clear: () => setTrouble(null) }
}
