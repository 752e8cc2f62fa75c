import { Split } from 'lucide-preact'
import type { DeskCase } from '../../../domain/case-view.ts'
import { stateWords } from '../../case-parts/state-words.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useName } from './merge-form.tsx'
import { twinWords as words } from './words.ts'

type Props = { item: DeskCase | null; busy: boolean; onSplit: (item: DeskCase) => void; onClose: () => void }

/** Asks before a merged case stands by itself again, and says what happens then. */
export function SplitSheet({ item, busy, onSplit, onClose }: Props) {
  const nameOf = useName()
  return (
    <Sheet
      title={words.splitTitle}
      open={item !== null}
      {...{ onClose }}
      foot={
        <Button kind="main" wide icon={<Icon of={Split} />} {...{ busy }} onClick={() => item && onSplit(item)}>
          {words.splitting}
        </Button>
      }
    >
      {item && (
        <>
          <p>
            <strong>{nameOf(item)}</strong>
          </p>
          <p>{words.splitWhat(item.beforeMerge ? stateWords[item.beforeMerge] : words.splitUnknown)}</p>
          <p>{words.splitHears}</p>
        </>
      )}
    </Sheet>
  )
}
