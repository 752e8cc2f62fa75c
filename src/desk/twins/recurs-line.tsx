import { PencilLine, RotateCcw } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { DeskCase } from '../../../domain/case-view.ts'
import { factsOfDeskCase } from '../../../domain/desk-facts.ts'
import { mayAct } from '../../../domain/lifecycle.ts'
import { Link } from '../../phone/link.tsx'
import { usePhone } from '../../phone/use-phone.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { momentWords } from '../../ui/when.ts'
import { categoryText } from '../case-words.ts'
import { deskHref } from '../desk-address.ts'
import { reasonWords } from './reasons.ts'
import { useTwins } from './use-twins.ts'
import { twinWords as words } from './words.ts'
import './recurs-line.css'

type Props = { item: DeskCase; busy: boolean; onRelink: (of: string | null) => void }

/** 复发: of which case this one is the return and the how manieth, with the way there, and to correct it. */
export function RecursLine({ item, busy, onRelink }: Props) {
  const { env, me } = usePhone()
  const [open, setOpen] = useState(false)
  const actor = { personId: me.personId, posts: me.posts, isReporter: false }
  const mayRelink = mayAct('relink', factsOfDeskCase(item), actor).ok
  if (!item.recursOf && !mayRelink) return null
  return (
    <div class="recurs-line">
      {item.recursOf && (
        <>
          <RecursChip {...{ item }} />
          <Link class="recurs-link" href={deskHref({ tab: 'closed', caseId: item.recursOf })}>
            {item.recurs?.endedAt ? words.lastEnded(momentWords(item.recurs.endedAt, env.now())) : words.seeEarlier}
          </Link>
        </>
      )}
      {mayRelink && (
        <Button kind="quiet" icon={<Icon of={PencilLine} />} disabled={busy} onClick={() => setOpen(true)}>
          {item.recursOf ? words.relink : words.linkAsRecurring}
        </Button>
      )}
      {open && (
        <RelinkSheet
          {...{ item, busy }}
          onRelink={(of) => {
            setOpen(false)
            onRelink(of)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

/** The sign of a case that came back. */
export function RecursChip({ item }: { item: DeskCase }) {
  const times = item.recurs?.times ?? 1
  return (
    <Chip tone="wrong" icon={<Icon of={RotateCcw} />}>
      {times > 1 ? words.recursTimes(times) : words.recurs}
    </Chip>
  )
}

const NONE = 'none'

function RelinkSheet({ item, busy, onRelink, onClose }: Props & { onClose: () => void }) {
  const { community } = usePhone()
  const found = useTwins(item)
  const [of, setOf] = useState(item.recursOf ?? NONE)
  const ended = found.state === 'found' ? found.twins.filter((twin) => twin.state === 'closed') : []
  const known = item.recursOf && !ended.some((twin) => twin.caseId === item.recursOf)
  const options = [
    ...ended.map((twin) => ({
      value: twin.caseId,
      label: [categoryText(twin, community), ...reasonWords(twin)].join(' · '),
    })),
    ...(known && item.recursOf ? [{ value: item.recursOf, label: words.asNow }] : []),
    { value: NONE, label: words.notRecurring },
  ]
  return (
    <Sheet
      title={words.relinkTitle}
      open
      {...{ onClose }}
      foot={
        <Button
          kind="main"
          wide
          {...{ busy }}
          disabled={of === (item.recursOf ?? NONE)}
          onClick={() => onRelink(of === NONE ? null : of)}
        >
          {words.relinkSave}
        </Button>
      }
    >
      <p>{words.relinkWhat}</p>
      <RadioCards legend={words.relinkWhich} shape="list" {...{ options }} value={of} onChange={setOf} />
    </Sheet>
  )
}
