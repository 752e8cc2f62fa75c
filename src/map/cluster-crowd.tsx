import { useMemo } from 'preact/hooks'
import type { Community } from '../../domain/community.ts'
import { Sheet } from '../ui/sheet.tsx'
import { categorySigns, UNKNOWN_SIGN } from './category-sign.ts'
import type { MapMarker } from './map-marker.ts'
import { MapSign } from './map-sign.tsx'
import { words } from './words.ts'
import './cluster-crowd.css'

/** Cases of one place; `count` may be more than are listed. */
export type Crowd = { cases: readonly MapMarker[]; count: number }

type Props = { crowd: Crowd | null; community: Community; onSelect: (id: string) => void; onClose: () => void }

/** What lies at one place and cannot be drawn apart, as a list to choose from. */
export function CrowdSheet({ crowd, community, onSelect, onClose }: Props) {
  const signs = useMemo(() => categorySigns(community.categories), [community.categories])
  const choose = (id: string) => {
    onClose()
    onSelect(id)
  }
  return (
    <Sheet title={crowd ? words.cluster.crowd(crowd.count) : ''} open={crowd !== null} onClose={onClose}>
      {crowd && crowd.cases.length < crowd.count && <p>{words.cluster.crowdMore(crowd.cases.length)}</p>}
      <ul class="map-crowd">
        {crowd?.cases.map(({ id, label, categoryId, state }) => (
          <li key={id}>
            <button type="button" class="map-crowd-case" onClick={() => choose(id)}>
              <MapSign sign={(categoryId && signs.get(categoryId)) || UNKNOWN_SIGN} state={state} />
              <span>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
