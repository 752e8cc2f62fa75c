import { useEffect, useRef, useState } from 'preact/hooks'
import type { Community } from '../../domain/community.ts'
import { PLAN_LAYER } from '../../domain/map-layer.ts'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { groundsOf } from './chosen-ground.ts'
import { groundWords as words } from './ground-words.ts'
import type { ShownGround } from './use-ground.ts'

/** 底图: which ground lies under everything; only where a community offers more than its drawn plan. */
export function GroundSwitch({ community, ground }: { community: Community; ground: ShownGround }) {
  const [open, setOpen] = useState(false)
  const around = useRef<HTMLDivElement>(null)
  const offered = groundsOf(community)
  useEffect(() => {
    // The list's arrow keys are not meant for the map that the button stands on.
    const element = around.current
    const keepInside = (event: Event) => event.stopPropagation()
    element?.addEventListener('keydown', keepInside)
    return () => element?.removeEventListener('keydown', keepInside)
  }, [])
  const options = [
    { value: PLAN_LAYER, label: words.plan },
    ...offered.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <div ref={around}>
      <button type="button" class="map-button map-button-word" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.title}
      </button>
      <Sheet title={words.choose} open={open} onClose={() => setOpen(false)}>
        <RadioCards
          legend={words.choose}
          hideLegend
          shape="list"
          options={options}
          value={ground.chosenId}
          onChange={ground.choose}
        />
      </Sheet>
    </div>
  )
}

/** Said over the map while the chosen ground cannot be shown. */
export function GroundTrouble({ ground }: { ground: ShownGround }) {
  return (
    <div class="map-ground-trouble" role="status">
      {ground.blocked && (
        <>
          <span>{words.blocked}</span>
          <button type="button" class="map-ground-again" onClick={() => location.reload()}>
            {words.reopen}
          </button>
        </>
      )}
      {ground.failed && !ground.blocked && (
        <>
          <span>{words.failed}</span>
          <button type="button" class="map-ground-again" onClick={ground.tryAgain}>
            {words.again}
          </button>
        </>
      )}
    </div>
  )
}
