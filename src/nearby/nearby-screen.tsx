import { LocateFixed, X } from 'lucide-preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import type { NearCase } from '../../domain/case-view.ts'
import { communityBounds, isWithin } from '../map/bounds.ts'
import { categorySigns } from '../map/category-sign.ts'
import { CommunityMap } from '../map/lazy-map.tsx'
import { positionWords } from '../map/position-words.ts'
import { useMyPosition } from '../map/use-my-position.ts'
import { useOnline } from '../phone/use-online.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { AllClear } from './all-clear.tsx'
import { CategoryFilter, isShown, type ShownCategory } from './category-filter.tsx'
import { myGridNames } from './my-grids.ts'
import { NearFacts, NearList } from './near-list.tsx'
import { type NearRow, nearRows } from './near-row.ts'
import { NearStatus } from './near-status.tsx'
import { OfflineMap } from './offline-map.tsx'
import { useNear } from './use-near.ts'
import { words } from './words.ts'
import './nearby.css'

/** 地图: my grids with what is open in them, on the map and as a list, from what the phone last heard. */
export function NearbyScreen() {
  const { community, me, env } = usePhone()
  const near = useNear()
  const position = useMyPosition()
  const online = useOnline()
  const [shown, setShown] = useState<ShownCategory>('all')
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const mapPlace = useRef<HTMLDivElement>(null)
  const myPoint = position.answer?.ok ? position.answer.point : null
  const isHere = myPoint !== null && isWithin(myPoint, communityBounds(community))
  const rows = useMemo(() => nearRows(near?.cases ?? [], community, myPoint), [near, community, myPoint])
  const visible = useMemo(() => rows.filter((row) => isShown(row, shown)), [rows, shown])
  const markers = useMemo(() => visible.flatMap(markerOf), [visible])
  const signs = useMemo(() => categorySigns(community.categories), [community.categories])
  const selected = visible.find(({ id }) => id === selectedId) ?? null
  const now = env.now()

  const selectFromList = (id: string) => {
    setSelectedId(id)
    mapPlace.current?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <main class="near">
      <header class="near-head">
        <h1>{words.title}</h1>
        <p class="near-grids">{words.myGrids(myGridNames(me.posts, community))}</p>
        <NearStatus near={near} online={online} now={now} />
        <CategoryFilter rows={rows} shown={shown} onShow={setShown} />
      </header>
      <div class="near-map" ref={mapPlace}>
        <CommunityMap
          {...{ community, markers }}
          selectedId={selected?.id ?? null}
          onSelect={setSelectedId}
          focus={isHere ? myPoint : null}
          position={position.answer?.ok ? position.answer : null}
        />
        {selected && <SelectedCard {...{ signs, now }} row={selected} onClose={() => setSelectedId(null)} />}
        <div class="near-me">
          <Button icon={<Icon of={LocateFixed} />} busy={position.looking} onClick={() => void position.find()}>
            {words.whereAmI}
          </Button>
          <p role="status">
            {myPoint && !isHere ? words.elsewhere : position.answer && positionWords(position.answer)}
          </p>
        </div>
      </div>
      <div class="near-side">
        {near?.heardAt && visible.length === 0 ? (
          <Empty picture={<AllClear />}>{words.empty}</Empty>
        ) : (
          <NearList {...{ signs, now, selectedId }} rows={visible} onSelect={selectFromList} />
        )}
        <OfflineMap openCases={(near?.cases ?? []).filter(isOpen).length} />
      </div>
    </main>
  )
}

/** Lately closed cases are kept too, to be hinted at. */
const isOpen = ({ closedDay }: NearCase) => (closedDay ?? null) === null

const markerOf = ({ id, point, categoryId, label, state }: NearRow) =>
  point ? [{ id, ...point, categoryId, label, state }] : []

type CardProps = { row: NearRow; signs: ReturnType<typeof categorySigns>; now: number; onClose: () => void }

function SelectedCard({ row, signs, now, onClose }: CardProps) {
  return (
    <section class="near-card" aria-label={words.selected} aria-live="polite">
      <NearFacts {...{ row, signs, now }} />
      <Button kind="quiet" icon={<Icon of={X} />} onClick={onClose}>
        {words.close}
      </Button>
    </section>
  )
}
