import { useState } from 'preact/hooks'
import { communitySchema } from '../../domain/community.ts'
import { REASONS_PATH, type UsualReasons } from '../../domain/reasons.ts'
import { headers, paths } from '../../domain/wire.ts'
import { writeCommunity } from '../offline/settings.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { words } from './words.ts'

/** The community's own usual reasons as this phone knows them, and the way to change them: all or nothing. */
export function useReasonSettings() {
  const { api, db, community } = usePhone()
  const [saving, setSaving] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const save = async (reasons: UsualReasons) => {
    setSaving(true)
    setTrouble(null)
    const answer = await api.send(
      {
        method: 'PUT',
        path: REASONS_PATH,
        headers: { 'content-type': 'application/json', [headers.ifMatch]: `"${community.version}"` },
        body: JSON.stringify(reasons),
      },
      communitySchema,
    )
    if (answer.ok) {
      await writeCommunity(db, answer.value)
      showToast(words.saved)
    } else if (answer.why === 'refused' && answer.problem.code === 'revision_conflict') {
      const newest = await api.get(paths.community, communitySchema)
      if (newest.ok) await writeCommunity(db, newest.value)
      setTrouble(words.conflict)
    } else {
      setTrouble(answer.why === 'no_network' ? words.offline : words.notSaved)
    }
    setSaving(false)
  }
  return { own: community.reasons ?? {}, save, saving, trouble }
}
