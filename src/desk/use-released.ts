import { useEffect } from 'preact/hooks'
import { release } from '../offline/held-back.ts'
import { askForBackgroundSend } from '../phone/background-send.ts'
import { usePhone } from '../phone/use-phone.ts'

/**
 * Whoever leaves the desk, or puts the phone away, no longer takes back what was done there: it goes out at once, so that
 * a closed page holds nothing back.
 */
export function useReleasedOnLeaving(): void {
  const { db, owner, sync } = usePhone()
  useEffect(() => {
    const letGo = async () => {
      if (!(await release(db, owner))) return
      void askForBackgroundSend()
      await sync.run()
    }
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void letGo()
    }
    const onLeaving = () => void letGo()
    document.addEventListener('visibilitychange', onHidden)
    window.addEventListener('pagehide', onLeaving)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      window.removeEventListener('pagehide', onLeaving)
      void letGo()
    }
  }, [db, owner.communityId, owner.personId, sync])
}
