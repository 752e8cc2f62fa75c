import { Maximize2 } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { CasePhoto } from './case-photo.tsx'
import { words } from './compare-words.ts'
import { openShown } from './open-shown.ts'
import type { ShownPhoto } from './shown-photo.ts'
import './compare-slider.css'

export type Side = { photo: ShownPhoto; name: string }
type Props = {
  left: Side
  right: Side
}

const STEP = 10
const HALF = 50

/** Two photos over each other with a movable border: by buttons, by arrow keys on the slider, or by dragging who likes to. */
export function CompareSlider({ left, right }: Props) {
  const { db } = usePhone()
  const id = useId()
  const [at, setAt] = useState(HALF)
  const large = () =>
    void openShown(db, [left.photo, right.photo], at >= HALF ? 0 : 1, at >= HALF ? left.name : right.name)
  return (
    <section class="compare" aria-label={words.label(left.name, right.name)}>
      <div class="compare-stage" style={{ '--compare-at': `${at}%`, '--compare-shape': shapeOf(left.photo) }}>
        <div class="compare-right">
          <CasePhoto photo={right.photo} rendition="evidence" alt={words.photo(right.name)} />
        </div>
        <div class="compare-left">
          <CasePhoto photo={left.photo} rendition="evidence" alt={words.photo(left.name)} />
        </div>
        <span class="compare-border" aria-hidden="true" />
        {at > STEP && <span class="compare-name compare-name-left">{left.name}</span>}
        {at < 100 - STEP && <span class="compare-name compare-name-right">{right.name}</span>}
      </div>
      <label class="visually-hidden" for={id}>
        {words.slider(left.name, right.name)}
      </label>
      <input
        {...{ id }}
        class="compare-slider"
        type="range"
        min={0}
        max={100}
        step={STEP}
        value={at}
        aria-valuetext={words.share(left.name, at)}
        onInput={(event) => setAt(event.currentTarget.valueAsNumber)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()} // no form around it is meant
      />
      <div class="compare-acts">
        <Button aria-pressed={at === 100} onClick={() => setAt(100)}>
          {words.only(left.name)}
        </Button>
        <Button aria-pressed={at === HALF} onClick={() => setAt(HALF)}>
          {words.half}
        </Button>
        <Button aria-pressed={at === 0} onClick={() => setAt(0)}>
          {words.only(right.name)}
        </Button>
        <Button kind="quiet" icon={<Icon of={Maximize2} />} onClick={large}>
          {words.enlarge}
        </Button>
      </div>
    </section>
  )
}

/** Width over height of the first photo; both lie whole in its frame. */
const shapeOf = ({ width, height }: ShownPhoto): string => String(width && height ? width / height : 4 / 3)
