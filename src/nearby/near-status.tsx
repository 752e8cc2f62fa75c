import { Notice } from '../ui/notice.tsx'
import { whenWords } from '../ui/when.ts'
import type { Near } from './use-near.ts'
import { words } from './words.ts'

/** How old what is shown is, and why, when it is not fresh. */
export function NearStatus({ near, online, now }: { near: Near | undefined; online: boolean; now: number }) {
  if (!near) return null
  if (near.heardAt === null) return <Notice tone="waiting">{words.never}</Notice>
  return (
    <>
      {!online && <Notice tone="info">{words.offline}</Notice>}
      <p class="near-updated">{words.updated(whenWords(near.heardAt, now))}</p>
    </>
  )
}
