import { useEffect, useState } from 'preact/hooks'
import { type Room, roomLeft } from '../offline/storage-room.ts'
import { isStorageFull } from '../offline/storage-state.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { words } from './storage-words.ts'
import { type LossTold, watchStorage } from './watch-storage.ts'

/** What must be said about this phone's storage, above every screen: no room, little room, something lost. */
export function StorageNotices() {
  const { db, env } = usePhone()
  const [loss, setLoss] = useState<LossTold | null>(null)
  const room = useLive(() => roomLeft(navigator.storage), [db])
  const full = useLive(async () => isStorageFull(), [db], 'storage') ?? false
  useEffect(() => watchStorage(db, env, setLoss), [db, env])
  const text = full ? words.storageFull : roomWords(room ?? null)
  return (
    <>
      {loss && (
        <div class="shell-notice">
          <Notice
            tone={loss.reports > 0 ? 'wrong' : 'info'}
            act={<Button onClick={() => setLoss(null)}>{words.gotIt}</Button>}
          >
            {lossWords(loss)}
          </Notice>
        </div>
      )}
      {text && (
        <div class="shell-notice">
          <Notice tone={full || room?.state === 'full' ? 'wrong' : 'waiting'}>{text}</Notice>
        </div>
      )}
    </>
  )
}

function lossWords({ reports, restored }: LossTold): string {
  if (reports > 0) return words.lostReports(reports)
  return restored > 0 ? words.restored(restored) : words.lostStorage
}

function roomWords(room: Room | null): string | null {
  if (room === null || room.state === 'enough') return null
  return room.state === 'full' ? words.roomNone : words.roomLow(room.photos)
}
