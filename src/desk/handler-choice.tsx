import type { Category } from '../../domain/category.ts'
import type { Handlers } from '../../domain/wire.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { errandWords as errand } from './errand-words.ts'
import { kindWords } from './kind-words.ts'
import { handlersFor } from './propose-dispatch.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import type { Polled } from './use-polled.ts'
import { words } from './words.ts'

/** Stands for whoever has no account: the form then asks how they are called and makes a link. */
export const EXTERNAL = 'external'

type Props = {
  category: Category | null
  handlers: Polled<Handlers>
  /** Whoever is chosen was proposed by a rule of dispatch. */
  byRule?: boolean
  value: string | null
  onChange: (handlerId: string) => void
}

/** Who is to act, those the category names first. */
export function HandlerChoice({ category, handlers, byRule, value, onChange }: Props) {
  if (!handlers.value) {
    return handlers.trouble ? <TroubleNotice {...handlers} /> : <Waiting>{words.handlersLoading}</Waiting>
  }
  const people = handlersFor(category, handlers.value.handlers)
  const options = [
    ...people.map(({ personId, name, kinds }) => ({ value: personId, label: `${name}${kindWords(kinds)}` })),
    { value: EXTERNAL, label: errand.external },
  ]
  return (
    <div class="desk-field">
      {people.length === 0 && (
        <Notice tone="waiting" act={<Button onClick={handlers.refresh}>{words.retry}</Button>}>
          {words.noHandlers}
        </Notice>
      )}
      <RadioCards legend={words.whom} shape="list" {...{ options, value, onChange }} />
      {byRule && <p class="desk-note">{errand.byRule}</p>}
      {category && !byRule && <p class="desk-note">{words.suggested(words.handlerKinds[category.handler])}</p>}
    </div>
  )
}
