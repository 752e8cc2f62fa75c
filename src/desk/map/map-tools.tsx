import { Eye, Lasso, Printer, SquareDashed, X } from 'lucide-preact'
import type { Drawn, SelectMode } from '../../map/select-tool.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { words } from './words.ts'

type Props = {
  mode: SelectMode | null
  drawn: Drawn
  /** How many cases are in sight and can be chosen one by one. */
  inView: number
  onMode: (mode: SelectMode | null) => void
  onFinish: () => void
  onAllInView: () => void
  onPrint: () => void
}

/** Ways to choose cases: an area drawn or tapped, or all in sight, which needs no pointer. */
export function MapTools({ mode, drawn, inView, onMode, onFinish, onAllInView, onPrint }: Props) {
  if (mode) {
    return (
      <div class="desk-map-tools">
        <p role="status">{mode === 'rectangle' ? words.drawRectangle : words.drawLasso(drawn.corners)}</p>
        {drawn.closable && (
          <Button kind="main" onClick={onFinish}>
            {words.finish}
          </Button>
        )}
        <Button icon={<Icon of={X} />} onClick={() => onMode(null)}>
          {words.stop}
        </Button>
      </div>
    )
  }
  const none = inView === 0
  return (
    <div class="desk-map-tools" role="toolbar" aria-label={words.tools}>
      <Button icon={<Icon of={SquareDashed} />} disabled={none} onClick={() => onMode('rectangle')}>
        {words.rectangle}
      </Button>
      <Button icon={<Icon of={Lasso} />} disabled={none} onClick={() => onMode('lasso')}>
        {words.lasso}
      </Button>
      <Button icon={<Icon of={Eye} />} disabled={none} onClick={onAllInView}>
        {words.inView}
      </Button>
      <Button icon={<Icon of={Printer} />} disabled={none} onClick={onPrint}>
        {words.print}
      </Button>
    </div>
  )
}
