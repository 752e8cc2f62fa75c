import { MapPin } from 'lucide-preact'
import { useMemo, useState } from 'preact/hooks'
import type { DeskCase } from '../../domain/case-view.ts'
import { CommunityMap } from '../map/lazy-map.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useMedia } from '../ui/use-media.ts'
import { caseMarkers } from './case-markers.ts'
import { useAfterPaint } from './use-after-paint.ts'
import { words } from './words.ts'

type Props = { cases: readonly DeskCase[]; item: DeskCase; onSelect: (caseId: string) => void }

/** Where the case lies among the others of the list. On a phone it comes when asked for: it is a big chunk. */
export function DeskMap({ cases, item, onSelect }: Props) {
  const { community } = usePhone()
  const hasRoom = useMedia('(min-width: 1100px)')
  const [wanted, setWanted] = useState(false)
  // The photo and the words decide; where it lies follows a moment later.
  const shown = useAfterPaint(item)
  const listed = useAfterPaint(cases)
  const markers = useMemo(() => caseMarkers(listed, shown, community), [listed, shown, community])
  if (!hasRoom && !wanted) {
    return (
      <Button icon={<Icon of={MapPin} />} onClick={() => setWanted(true)}>
        {words.showMap}
      </Button>
    )
  }
  return <CommunityMap class="desk-map" {...{ community, markers, onSelect }} selectedId={shown.caseId} />
}
