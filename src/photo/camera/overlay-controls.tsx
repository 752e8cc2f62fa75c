import { Minus, Plus } from 'lucide-preact'
import { useId } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Switch } from '../../ui/switch.tsx'
import { words } from './words.ts'

/** How the first photo lies over what the camera sees: `opacity` in percent, `at` which of several. */
export type Overlay = { on: boolean; opacity: number; at: number }

export const START_OPACITY = 40
const STEP = 10
const MIN = 10
const MAX = 90

type Props = { overlay: Overlay; count: number; onChange: (overlay: Overlay) => void }

/** Fainter, stronger, off, another one: by buttons, and by a slider that takes the arrow keys. */
export function OverlayControls({ overlay, count, onChange }: Props) {
  const id = useId()
  const opaque = (opacity: number) => onChange({ ...overlay, opacity: Math.min(MAX, Math.max(MIN, opacity)) })
  return (
    <div class="camera-overlay">
      <div class="camera-overlay-row">
        <Switch label={words.overlay} on={overlay.on} onChange={(on) => onChange({ ...overlay, on })} />
        {count > 1 && overlay.on && (
          <Button kind="quiet" onClick={() => onChange({ ...overlay, at: (overlay.at + 1) % count })}>
            {words.nextBefore}
          </Button>
        )}
      </div>
      {overlay.on && (
        <div class="camera-overlay-row">
          <Button icon={<Icon of={Minus} />} onClick={() => opaque(overlay.opacity - STEP)}>
            {words.fainter}
          </Button>
          <label class="visually-hidden" for={id}>
            {words.opacity}
          </label>
          <input
            {...{ id }}
            type="range"
            min={MIN}
            max={MAX}
            step={STEP}
            value={overlay.opacity}
            aria-valuetext={words.opacityValue(overlay.opacity)}
            onInput={(event) => opaque(event.currentTarget.valueAsNumber)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()} // no form around it is meant
          />
          <Button icon={<Icon of={Plus} />} onClick={() => opaque(overlay.opacity + STEP)}>
            {words.stronger}
          </Button>
        </div>
      )}
    </div>
  )
}
