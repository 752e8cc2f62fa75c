import { Flame, List, ListFilter } from 'lucide-preact'
import { useMemo, useState } from 'preact/hooks'
import type { Point } from '../../../domain/place.ts'
import { readCaseFilter, withCaseFilter } from '../../case-parts/case-filter.ts'
import { CaseFilterBar } from '../../case-parts/case-filter-bar.tsx'
import type { MapView } from '../../map/choosing-map.tsx'
import { ChoosingMap } from '../../map/lazy-map.tsx'
import type { Drawn, SelectMode } from '../../map/select-tool.ts'
import { pagePaths } from '../../paths.ts'
import { Link } from '../../phone/link.tsx'
import { go, useRoute } from '../../phone/route.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import { type BulkOrder, BulkSheet } from '../bulk/bulk-sheet.tsx'
import { useChoice } from '../bulk/use-choice.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { HeatList } from './heat-list.tsx'
import { heatWords } from './heat-words.ts'
import type { MapCase } from './map-case.ts'
import { caseLine } from './map-case-words.ts'
import { MapList } from './map-list.tsx'
import { MapTools } from './map-tools.tsx'
import { PrintPage } from './print-page.tsx'
import { type MapCases, useMapCases } from './use-map-cases.ts'
import { useMapHeat } from './use-map-heat.ts'
import { words } from './words.ts'
import './desk-map.css'

/** Squares and signs over each other would hide both. */
const NO_MARKERS: readonly never[] = []
const NOTHING_DRAWN: Drawn = { corners: 0, closable: false }

/** 案件地图: what lies where, chosen by area, acted on together, printed for a patrol. */
export function DeskMapScreen() {
  const { community, env } = usePhone()
  const [view, setView] = useState<MapView | null>(null)
  const { search } = useRoute()
  const filter = readCaseFilter(search, community)
  const asked = withCaseFilter(new URLSearchParams(), filter)
  const found = useMapCases(view, asked)
  // On a phone the map comes first.
  const isRoomy = useMedia('(min-width: 900px)')
  const [showsFilter, setShowsFilter] = useState(false)
  const [wantsHeat, setWantsHeat] = useState(false)
  const heat = useMapHeat(wantsHeat, asked.toString())
  const choice = useChoice()
  const [known, setKnown] = useState<ReadonlyMap<string, MapCase>>(new Map())
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const [focus, setFocus] = useState<Point | null>(null)
  const [mode, setMode] = useState<SelectMode | null>(null)
  const [drawn, setDrawn] = useState(NOTHING_DRAWN)
  const [finished, setFinished] = useState(0)
  const [order, setOrder] = useState<BulkOrder | null>(null)
  // Held as it was when asked for: what goes on paper does not change any more.
  const [printed, setPrinted] = useState<readonly MapCase[] | null>(null)
  const markers = useMemo(
    () => found.cases.map((item) => ({ ...item, id: item.caseId, label: caseLine(item, community) })),
    [found.cases, community],
  )
  // Cases chosen in one view are kept as they were seen when the map has moved on.
  const all = useMemo(
    () => new Map([...known, ...found.cases.map((one) => [one.caseId, one] as const)]),
    [known, found.cases],
  )
  const chosen = useMemo(() => [...choice.ids].flatMap((id) => all.get(id) ?? []), [choice.ids, all])

  const take = (ids: readonly string[]) => {
    setMode(null)
    if (ids.length === 0) return showToast(words.nothingInside)
    setKnown(
      new Map([...choice.ids, ...ids].flatMap((id) => (all.has(id) ? [[id, all.get(id)] as [string, MapCase]] : []))),
    )
    choice.add(ids)
  }
  const show = (item: MapCase) => {
    setSelectedId(item.caseId)
    setFocus({ lat: item.lat, lng: item.lng })
  }
  if (printed) return <PrintPage cases={printed} onBack={() => setPrinted(null)} />
  return (
    <main class="desk-map-page">
      <header class="desk-map-head">
        <h1>{words.title}</h1>
        <Link class="button button-plain" href={pagePaths.desk}>
          <Icon of={List} /> {words.toList}
        </Link>
      </header>
      {!isRoomy && (
        <Button
          icon={<Icon of={ListFilter} />}
          aria-expanded={showsFilter}
          onClick={() => setShowsFilter(!showsFilter)}
        >
          {words.filter([...asked].length)}
        </Button>
      )}
      {(isRoomy || showsFilter) && (
        <CaseFilterBar
          class="desk-map-filters"
          {...{ community, filter }}
          now={env.now()}
          onFilter={(next) => go(`${pagePaths.deskMap}?${withCaseFilter(search, next)}`, { replace: true })}
        />
      )}
      <MapTools
        {...{ mode, drawn }}
        inView={wantsHeat ? 0 : found.cases.length}
        onMode={(next) => {
          setDrawn(NOTHING_DRAWN)
          setMode(next)
        }}
        onFinish={() => setFinished((times) => times + 1)}
        onAllInView={() => take(found.cases.map(({ caseId }) => caseId))}
        onPrint={() => setPrinted(chosen.length > 0 ? chosen : found.cases)}
      />
      <div class="desk-map-place">
        <ChoosingMap
          {...{ community, selectedId, focus, mode, finished }}
          markers={wantsHeat ? NO_MARKERS : markers}
          counts={wantsHeat ? [] : found.counts}
          heat={wantsHeat ? (heat.value?.cells ?? []) : null}
          chosen={choice.ids}
          onSelect={setSelectedId}
          onDrawn={setDrawn}
          onChosen={take}
          onView={setView}
        />
      </div>
      <div class="desk-map-side">
        <TroubleNotice {...found} />
        <Button icon={<Icon of={Flame} />} aria-expanded={wantsHeat} onClick={() => setWantsHeat(!wantsHeat)}>
          {wantsHeat ? heatWords.hide : heatWords.show}
        </Button>
        {wantsHeat && heat.value && <HeatList heat={heat.value} onShow={setFocus} />}
        <p role="status">{sayFound(found)}</p>
        {found.cases.length > 0 && (
          <MapList
            cases={found.cases}
            chosen={choice.ids}
            {...{ selectedId }}
            onChoose={(id) => choice.toggle([id])}
            onShow={show}
          />
        )}
        {found.state === 'shown' && found.total === 0 && <Empty>{words.none}</Empty>}
      </div>
      {chosen.length > 0 && <BulkBar {...{ chosen }} onOrder={setOrder} onClear={choice.clear} />}
      {order && (
        <BulkSheet
          {...{ order }}
          nameOf={(id) => {
            const item = all.get(id)
            return item ? caseLine(item, community) : words.unsettledPlace
          }}
          onClose={(tally) => {
            setOrder(null)
            if (tally) {
              choice.clear()
              found.refresh()
            }
          }}
        />
      )}
    </main>
  )
}

function sayFound({ state, total, cases }: MapCases): string {
  if (state === 'loading') return words.loading
  return cases.length === 0 && total > 0 ? words.tooMany(total) : words.listed(total)
}
