import { useEffect } from 'preact/hooks'
import type { DeskCase } from '../../domain/case-view.ts'
import { fetchAhead } from '../case-parts/photo-ahead.ts'
import { whenIdle } from '../ui/when-idle.ts'
import { photosInOrder } from './case-photos.ts'

/** As far as somebody gets while the first of them is looked at. */
const AHEAD = 2

/** Has the first photos of the cases that come next ready before they are asked for. */
export function useNextAhead(cases: readonly DeskCase[], caseId: string | null): void {
  const at = cases.findIndex((item) => item.caseId === caseId)
  const coming = at < 0 ? [] : cases.slice(at, at + 1 + AHEAD)
  const photos = coming.flatMap((item) => photosInOrder(item).find((one) => one.state === 'stored')?.id ?? [])
  useEffect(
    () =>
      whenIdle(() => {
        for (const id of photos) void fetchAhead(id, 'evidence')
      }),
    [photos.join()],
  )
}
