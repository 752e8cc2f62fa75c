import { ChevronLeft, ChevronRight } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import type { DeskCase } from '../../../domain/case-view.ts'
import type { PhotoView } from '../../../domain/photo.ts'
import { CasePhoto } from '../../case-parts/case-photo.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { twinWords as words } from './words.ts'
import './compare-photos.css'

type View = 'side' | 'slide'

/** How far a press moves what is seen of the one over the other, of a hundred. */
const STEP = 10

type Props = { one: DeskCase; other: DeskCase; otherFirst: string | null }

/**
 * The photos of two cases beside each other, or one over the other with a line between them that keys and buttons move; nothing
 * has to be dragged.
 */
export function ComparePhotos({ one, other, otherFirst }: Props) {
  const [mine, theirs] = [shotsOf(one), shotsOf(other)]
  const name = useId()
  const [view, setView] = useState<View>('side')
  const [mineAt, setMineAt] = useState(0)
  const [theirsAt, setTheirsAt] = useState(() =>
    Math.max(
      0,
      theirs.findIndex((photo) => photo.id === otherFirst),
    ),
  )
  const left = { which: words.this, photos: mine, at: mineAt, onAt: setMineAt }
  const right = { which: words.that, photos: theirs, at: theirsAt, onAt: setTheirsAt }
  const canSlide = mine.length > 0 && theirs.length > 0
  return (
    <div class="compare-photos">
      {canSlide && (
        <fieldset class="compare-views">
          <legend class="visually-hidden">{words.view}</legend>
          {(['side', 'slide'] as const).map((one) => (
            <label key={one} class="compare-view">
              <input type="radio" {...{ name }} checked={view === one} onChange={() => setView(one)} />
              <span>{words.views[one]}</span>
            </label>
          ))}
        </fieldset>
      )}
      {view === 'slide' && canSlide ? (
        <Slide {...{ left, right }} />
      ) : (
        <div class="compare-sides">
          <Side {...left} />
          <Side {...right} />
        </div>
      )}
    </div>
  )
}

const shotsOf = ({ photos }: DeskCase): PhotoView[] => photos.filter((photo) => photo.purpose === 'before')

type SideProps = { which: string; photos: readonly PhotoView[]; at: number; onAt: (at: number) => void }

function Side(props: SideProps) {
  const { which, photos, at } = props
  const photo = photos[at] ?? photos[0]
  return (
    <figure class="compare-side">
      <figcaption>{which}</figcaption>
      <div class="compare-frame">
        {photo ? (
          <CasePhoto {...{ photo }} rendition="evidence" alt={words.photoOf(which, at + 1, photos.length)} />
        ) : (
          <p>{words.noPhoto}</p>
        )}
      </div>
      <Turn {...props} />
    </figure>
  )
}

function Turn({ which, photos, at, onAt }: SideProps) {
  if (photos.length < 2) return null
  const turn = (by: number) => onAt((at + by + photos.length) % photos.length)
  return (
    <div class="compare-turn">
      <Button kind="quiet" aria-label={words.previousPhoto(which)} onClick={() => turn(-1)}>
        <Icon of={ChevronLeft} />
      </Button>
      <span>{`${at + 1} / ${photos.length}`}</span>
      <Button kind="quiet" aria-label={words.nextPhoto(which)} onClick={() => turn(1)}>
        <Icon of={ChevronRight} />
      </Button>
    </div>
  )
}

function Slide({ left, right }: { left: SideProps; right: SideProps }) {
  const [part, setPart] = useState(50)
  const [mine, theirs] = [left.photos[left.at], right.photos[right.at]]
  const move = (by: number) => setPart(Math.min(100, Math.max(0, part + by)))
  if (!mine || !theirs) return null
  return (
    <div class="compare-slide">
      <div class="compare-frame compare-over" style={{ '--compare-part': `${part}%` }}>
        <CasePhoto
          photo={theirs}
          rendition="evidence"
          alt={words.photoOf(words.that, right.at + 1, right.photos.length)}
        />
        <div class="compare-top">
          <CasePhoto
            photo={mine}
            rendition="evidence"
            alt={words.photoOf(words.this, left.at + 1, left.photos.length)}
          />
        </div>
        <span class="compare-line" aria-hidden="true" />
        <span class="compare-name compare-name-left" aria-hidden="true">
          {words.this}
        </span>
        <span class="compare-name compare-name-right" aria-hidden="true">
          {words.that}
        </span>
      </div>
      <input
        type="range"
        class="compare-range"
        min={0}
        max={100}
        step={5}
        value={part}
        aria-label={words.slide}
        aria-valuetext={words.slideValue(part)}
        onInput={(event) => setPart(Number(event.currentTarget.value))}
      />
      <div class="compare-buttons">
        <Button icon={<Icon of={ChevronLeft} />} onClick={() => move(-STEP)}>
          {words.moreOfThat}
        </Button>
        <Button onClick={() => setPart(50)}>{words.half}</Button>
        <Button icon={<Icon of={ChevronRight} />} onClick={() => move(STEP)}>
          {words.moreOfThis}
        </Button>
      </div>
      <div class="compare-sides">
        <Turn {...left} />
        <Turn {...right} />
      </div>
    </div>
  )
}
