import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useState } from 'preact/hooks'
import type { Community } from '../../domain/community.ts'
import { type MapLayer as GroundChoice, PLAN_LAYER } from '../../domain/map-layer.ts'
import { chosenGround, groundsOf } from './chosen-ground.ts'
import { openGround } from './ground.ts'
import { onBlocked } from './learn-policy.ts'
import type { MapLayer } from './map-layer.ts'
import { keepGround, recallGround, thisMemory } from './remembered-ground.ts'

export type ShownGround = {
  /** The ground this phone is to show: an id of the community's, or `PLAN_LAYER`. */
  chosenId: string
  choose: (id: string) => void
  /** The ground that is to be seen now; null: the drawn plan. */
  shown: GroundChoice | null
  /** The chosen ground cannot be shown; the drawn plan stands in. */
  failed: boolean
  /** The page was opened before this ground was chosen and may not load it; opened anew it may. */
  blocked: boolean
  tryAgain: () => void
}

/** Every map of the page changes its ground when one does. */
const CHOSEN = 'woodpecker:ground'

/**
 * Lays the chosen ground under the map. Until something of it is there, and whenever nothing of it can be seen, the drawn
 * plan is shown (map.css follows `data-ground`).
 * @param forced shown instead of what this phone remembers: a preview
 */
export function useGround(map: LeafletMap | null, community: Community, forced?: GroundChoice): ShownGround {
  const [chosenId, choose] = useChosen(community)
  const [state, setState] = useState<'opening' | 'shown' | 'failed'>('opening')
  const [attempt, setAttempt] = useState(0)
  const [blocked, setBlocked] = useState(false)
  const choice = forced ?? groundsOf(community).find(({ id }) => id === chosenId) ?? null
  const tryAgain = () => setAttempt((times) => times + 1)
  const drawnFrom = JSON.stringify(choice)

  useEffect(() => {
    // Another ground is looked at with hope; one that is only tried again has still failed.
    setState('opening')
    setBlocked(false)
  }, [map, drawnFrom])
  useEffect(() => {
    if (!map || !choice) return
    const tell = (news: 'shown' | 'failed') => {
      setState(news)
      markGround(map, news === 'shown' ? choice : null)
    }
    const takeOff = putOn(map, choice, community, tell)
    const stopListening = onBlocked(choice, () => setBlocked(true))
    return () => {
      stopListening()
      takeOff()
      markGround(map, null)
    }
  }, [map, drawnFrom, attempt])
  useEffect(
    // A page that may not load it would only be told no again.
    () => (state === 'failed' && !blocked ? whenReachable(tryAgain) : undefined),
    [state, attempt, blocked],
  )
  return {
    chosenId,
    choose,
    shown: state === 'shown' ? choice : null,
    failed: choice !== null && state === 'failed',
    blocked: choice !== null && state !== 'shown' && blocked,
    tryAgain,
  }
}

/** A phone that says it is online often is not for some seconds yet, and a service that was down comes back. */
const TRY_AGAIN_MS = 10_000

/** Calls back when the network may be there again. @returns stops waiting */
function whenReachable(run: () => void): () => void {
  const timer = setInterval(() => navigator.onLine && document.visibilityState === 'visible' && run(), TRY_AGAIN_MS)
  addEventListener('online', run)
  return () => {
    clearInterval(timer)
    removeEventListener('online', run)
  }
}

function useChosen(community: Community): [string, (id: string) => void] {
  const read = () => {
    const memory = thisMemory()
    return chosenGround(community, memory && recallGround(memory, community.id))
  }
  const [chosenId, setChosenId] = useState(read)
  useEffect(() => {
    const follow = () => setChosenId(read())
    follow()
    addEventListener(CHOSEN, follow)
    return () => removeEventListener(CHOSEN, follow)
  }, [community.id, community.version])
  const choose = (id: string) => {
    const memory = thisMemory()
    if (memory) keepGround(memory, community.id, id)
    setChosenId(id)
    dispatchEvent(new Event(CHOSEN))
  }
  return [chosenId, choose]
}

/** Fetches the ground's part of the page and puts it on the map. @returns takes it off, also while it is still coming */
function putOn(map: LeafletMap, choice: GroundChoice, community: Community, tell: (news: 'shown' | 'failed') => void) {
  let wanted = true
  let layer: MapLayer | null = null
  const tellWhileWanted = (news: 'shown' | 'failed') => () => {
    if (wanted) tell(news)
  }
  const news = { shown: tellWhileWanted('shown'), failed: tellWhileWanted('failed') }
  openGround(choice, community, news).then((opened) => {
    if (!wanted) return
    layer = opened
    layer.attach(map)
  }, news.failed)
  return () => {
    wanted = false
    layer?.detach()
  }
}

/** For the style sheet: the drawn ground steps back only under a ground that is there. */
function markGround(map: LeafletMap, shown: GroundChoice | null): void {
  const element = map.getContainer()
  element.dataset.ground = shown ? shown.kind : PLAN_LAYER
}
