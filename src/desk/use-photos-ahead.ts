import { useEffect, useMemo, useState } from 'preact/hooks'
import type { DeskCase } from '../../domain/case-view.ts'
import type { PhotoView } from '../../domain/photo.ts'
import { whenIdle } from '../ui/when-idle.ts'
import { photosInOrder } from './case-photos.ts'

/** As far as somebody gets while the first of them is looked at. */
const AHEAD = 2

/** The first photos of the cases that come next, once the screen stands. */
export function usePhotosAhead(cases: readonly DeskCase[], caseId: string | null): readonly PhotoView[] {
  const [stands, setStands] = useState(false)
  useEffect(() => whenIdle(() => setStands(true)), [])
  return useMemo(() => {
    const at = cases.findIndex((item) => item.caseId === caseId)
    if (!stands || at < 0) return []
    return cases
      .slice(at + 1, at + 1 + AHEAD)
      .flatMap((item) => photosInOrder(item).find((one) => one.state === 'stored') ?? [])
  }, [cases, caseId, stands])
}
