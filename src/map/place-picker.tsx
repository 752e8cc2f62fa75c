import { type Map as LeafletMap, latLng } from 'leaflet'
import { LocateFixed, X } from 'lucide-preact'
import { useEffect, useId, useMemo, useRef } from 'preact/hooks'
import type { Community } from '../../domain/community.ts'
import { type Place, type Point, VAGUE_BEYOND_M } from '../../domain/place.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ArrowPad } from './arrow-pad.tsx'
import { describePoint } from './describe-point.ts'
import { mayMove } from './estate-map.ts'
import { MapFrame } from './map-frame.tsx'
import { pickedPlace, pickedPoint } from './picked-place.ts'
import { pointWords } from './point-words.ts'
import { positionLayer } from './position-layer.ts'
import { positionWords } from './position-words.ts'
import { useCrosshair } from './use-crosshair.ts'
import { useEstateMap } from './use-estate-map.ts'
import { useLayer } from './use-layer.ts'
import { useMyPosition } from './use-my-position.ts'
import { words } from './words.ts'
import './place-picker.css'

export type PlacePickerProps = {
  community: Community
  /** Where the crosshair begins: the GPS fix or the place chosen before; null begins in the middle of the community. */
  start: Point | null
  /** Radius in metres of the fix that `start` came from, drawn around it; null where it is none. */
  accuracy: number | null
  /** What is asked for; without it: a place. */
  title?: string
  onPick: (place: Place) => void
  onCancel: () => void
}

/** Near enough that one press of an arrow is seen to move. */
const PICK_ZOOM = 19
/** Without a start people look for their building's number: the farthest zoom that shows it (see estate-map.ts). */
const NUMBERS_ZOOM = 17
/**
 * The crosshair stays on its point while zooming; arrows and keys are ours. Without bounds, since those would pull it
 * back from the community's edge, and a report may stand outside.
 */
const MAP_OPTIONS = {
  keyboard: false,
  maxBounds: undefined,
  scrollWheelZoom: 'center',
  doubleClickZoom: 'center',
  touchZoom: 'center',
} as const

/** The whole screen to choose a point: the map moves under a fixed crosshair, by arrows, keys, taps or a finger. */
export function PlacePicker({
  community,
  start,
  accuracy,
  title = words.pick.title,
  onPick,
  onCancel,
}: PlacePickerProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const map = useEstateMap(canvas, community, MAP_OPTIONS)
  const crosshair = useCrosshair(map, start ?? community.center)
  const fix = useLayer(map, positionLayer)
  const me = useMyPosition()
  const description = useMemo(
    () => describePoint(pickedPoint(crosshair.point), community),
    [crosshair.point, community],
  )

  useEffect(() => {
    if (dialog.current) openOver(dialog.current)
    canvas.current?.focus()
  }, [])
  useEffect(() => {
    if (map && start) map.setView(start, zoomAround(map, start, accuracy), { animate: false })
    else map?.setZoom(Math.max(map.getZoom(), NUMBERS_ZOOM), { animate: false })
  }, [map])
  useEffect(() => {
    if (me.answer?.ok && isUseful(me.answer)) fix?.show({ point: me.answer.point, accuracy: me.answer.accuracy })
    else fix?.show(start && accuracy !== null ? { point: start, accuracy } : null)
  }, [fix, me.answer])
  const goToMe = async () => {
    const found = await me.find()
    if (found.ok && isUseful(found))
      map?.setView(found.point, Math.max(map.getZoom(), PICK_ZOOM), { animate: mayMove() })
  }

  return (
    <dialog
      ref={dialog}
      class="place-picker"
      aria-labelledby={titleId}
      onKeyDown={crosshair.onKeyDown}
      onCancel={(event) => {
        event.preventDefault() // the owner decides, and takes this away
        onCancel()
      }}
    >
      <header class="place-picker-head">
        <h2 id={titleId}>{title}</h2>
        <Button kind="quiet" icon={<Icon of={X} />} onClick={onCancel}>
          {words.pick.cancel}
        </Button>
      </header>
      <MapFrame canvas={canvas} map={map} community={community} canvasLabel={words.pick.map}>
        <span class="place-picker-crosshair" aria-hidden="true" />
        <Button class="place-picker-me" icon={<Icon of={LocateFixed} />} busy={me.looking} onClick={goToMe}>
          {words.pick.me}
        </Button>
      </MapFrame>
      <footer class="place-picker-foot">
        <ArrowPad onStep={crosshair.step} />
        <div class="place-picker-words">
          <p class="place-picker-here" role="status">
            {pointWords(description)}
          </p>
          <p class="place-picker-hint" role="status">
            {hintWords(description.grid === null, me.answer && positionWords(me.answer), crosshair.moved)}
          </p>
        </div>
        <Button kind="main" wide onClick={() => onPick(pickedPlace(crosshair.point, description))}>
          {words.pick.here}
        </Button>
      </footer>
    </dialog>
  )
}

/** Near, but with the whole circle of a vague fix in sight: the right house is somewhere in it. */
function zoomAround(map: LeafletMap, start: Point, accuracy: number | null): number {
  const fits = accuracy ? map.getBoundsZoom(latLng(start).toBounds(2 * accuracy)) : PICK_ZOOM
  return Math.min(PICK_ZOOM, Math.max(NUMBERS_ZOOM, fits))
}

/** A vaguer fix would show the person another house. */
const isUseful = ({ accuracy }: { accuracy: number }): boolean => accuracy <= VAGUE_BEYOND_M

/** Safari before 15.4 has no modal dialogs: there it is a plain full-screen element. */
function openOver(dialog: HTMLDialogElement): void {
  if (typeof dialog.showModal === 'function') dialog.showModal()
  else dialog.setAttribute('open', '')
}

/** One line of help: what matters most now. */
function hintWords(outside: boolean, position: string | null, moved: boolean): string {
  if (outside) return words.outsideHint
  return position ?? (moved ? '' : words.pick.hint)
}
