import { useEffect, useState } from 'preact/hooks'
import type { NearCase } from '../../domain/case-view.ts'
import { cachedCases } from '../offline/cached-cases.ts'
import { readFeedMark } from '../offline/settings.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'

/** Open cases near me as last heard; `heardAt` (Unix ms) null means never. */
export type Near = { cases: NearCase[]; heardAt: number | null }

/** A feed without news changes nothing on the phone but the time it was heard: looked at this often. */
const LOOK_AGAIN_MS = 30_000

/** What the phone keeps of my grids; asks for news once when shown. Undefined until the phone has been read. */
export function useNear(): Near | undefined {
  const { db, owner, sync } = usePhone()
  const [look, setLook] = useState(0)
  useEffect(() => {
    const lookAgain = () => setLook((times) => times + 1)
    void sync.run().then(lookAgain, lookAgain) // what failed is said by 上次更新
    const timer = setInterval(lookAgain, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [sync])
  return useLive(async () => {
    const mark = await readFeedMark(db, owner, 'near')
    return { cases: await cachedCases(db, owner, 'near'), heardAt: mark?.at ?? null }
  }, [db, owner.communityId, owner.personId, look])
}
