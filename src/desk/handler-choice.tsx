import type { Category } from '../../domain/category.ts'
import type { Handlers } from '../../domain/wire.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { kindWords } from './kind-words.ts'
import { handlersFor } from './propose-dispatch.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import type { Polled } from './use-polled.ts'
import { words } from './words.ts'

type Props = {
  category: Category | null
  handlers: Polled<Handlers>
  value: string | null
  onChange: (handlerId: string) => void
}

/** Who is to act, those the category names first. */
export function HandlerChoice({ category, handlers, value, onChange }: Props) {
  if (!handlers.value) {
    return handlers.trouble ? <TroubleNotice {...handlers} /> : <Waiting>{words.handlersLoading}</Waiting>
  }
  const people = handlersFor(category, handlers.value.handlers)
  if (people.length === 0) {
    return (
      <Notice tone="waiting" act={<Button onClick={handlers.refresh}>{words.retry}</Button>}>
        {words.noHandlers}
      </Notice>
    )
  }
  const options = people.map(({ personId, name, kinds }) => ({ value: personId, label: `${name}${kindWords(kinds)}` }))
  return (
    <div class="desk-field">
      <RadioCards legend={words.whom} shape="list" {...{ options, value, onChange }} />
      {category && <p class="desk-note">{words.suggested(words.handlerKinds[category.handler])}</p>}
    </div>
  )
}
