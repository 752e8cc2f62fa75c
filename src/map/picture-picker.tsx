import { X } from 'lucide-preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ArrowPad } from './arrow-pad.tsx'
import { pictureWords } from './picture-words.ts'
import { usePictureMap } from './use-picture-map.ts'
import { words } from './words.ts'
import './place-picker.css'

export type PicturePickerProps = {
  communityId: string
  picture: { pictureId: string; width: number; height: number }
  /** The chosen spot, as shares of the picture's width and height from the upper left. */
  onPick: (spot: { x: number; y: number }) => void
  onCancel: () => void
}

/** The whole screen to choose a spot of a plan picture: it moves under a fixed crosshair, by arrows, keys, taps or a finger. */
export function PicturePicker({ communityId, picture, onPick, onCancel }: PicturePickerProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    // Safari before 15.4 has no modal dialogs: there it is a plain full-screen element.
    if (typeof element?.showModal === 'function') element.showModal()
    else element?.setAttribute('open', '')
    if (!canvas.current) return
    canvas.current.tabIndex = 0 // Leaflet does this only where it handles the keys itself
    canvas.current.focus()
  }, [])
  // After the dialog is open: before that the picture would be fitted into nothing.
  const { state, spot, step, zoom, onKeyDown } = usePictureMap(canvas, communityId, picture)
  const isInside = spot.x >= 0 && spot.x <= 1 && spot.y >= 0 && spot.y <= 1
  return (
    <dialog
      ref={dialog}
      class="place-picker"
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault() // the owner decides, and takes this away
        onCancel()
      }}
    >
      <header class="place-picker-head">
        <h2 id={titleId}>{pictureWords.title}</h2>
        <Button kind="quiet" icon={<Icon of={X} />} onClick={onCancel}>
          {words.pick.cancel}
        </Button>
      </header>
      <div class="map-frame">
        <div ref={canvas} class="map-canvas" role="application" aria-label={pictureWords.map} />
        <div class="map-buttons">
          <ZoomButton label={words.zoomIn} sign="+" onClick={() => zoom(1)} />
          <ZoomButton label={words.zoomOut} sign="−" onClick={() => zoom(-1)} />
        </div>
        <span class="place-picker-crosshair" aria-hidden="true" />
      </div>
      <footer class="place-picker-foot">
        <ArrowPad onStep={step} />
        <div class="place-picker-words">
          <p class="place-picker-hint" role="status">
            {state === 'shown' ? (isInside ? pictureWords.hint : pictureWords.outside) : pictureWords[state]}
          </p>
        </div>
        <Button kind="main" wide disabled={state !== 'shown' || !isInside} onClick={() => onPick(spot)}>
          {pictureWords.here}
        </Button>
      </footer>
    </dialog>
  )
}

function ZoomButton({ label, sign, onClick }: { label: string; sign: string; onClick: () => void }) {
  return (
    <button type="button" class="map-button" aria-label={label} title={label} onClick={onClick}>
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}
