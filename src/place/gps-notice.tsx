import { Building2 } from 'lucide-preact'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { howToAllow } from './how-to-allow.ts'
import type { GpsState } from './watch-for-fix.ts'
import { words } from './words.ts'

type Trouble = Extract<GpsState, { state: 'trouble' }>

/** Why there is no position, each in its own words, and the way on that always works. */
export function GpsTroubleNotice({ gps, onBuilding }: { gps: Trouble; onBuilding: () => void }) {
  return (
    <Notice tone="info" act={<UseBuilding onClick={onBuilding} />}>
      <p>{gps.why === 'vague' ? words.trouble.vague(Math.round(gps.accuracy ?? 0)) : words.trouble[gps.why]}</p>
      {gps.why === 'denied' && (
        <details class="place-allow">
          <summary>{words.howToAllow}</summary>
          <p>{howToAllow(navigator.userAgent)}</p>
        </details>
      )}
    </Notice>
  )
}

/** A fix that is used, but may stand at the house next door. */
export const UnsureNotice = ({ accuracy, onBuilding }: { accuracy: number; onBuilding: () => void }) => (
  <Notice tone="info" act={<UseBuilding onClick={onBuilding} />}>
    {words.unsure(Math.round(accuracy))}
  </Notice>
)

const UseBuilding = ({ onClick }: { onClick: () => void }) => (
  <Button kind="main" icon={<Icon of={Building2} />} {...{ onClick }}>
    {words.useBuilding}
  </Button>
)
