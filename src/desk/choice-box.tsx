import type { DeskCase } from '../../domain/case-view.ts'
import { usePhone } from '../phone/use-phone.ts'
import { words as bulkWords } from './bulk/words.ts'
import { categoryText, placeText } from './case-words.ts'
import type { ListChoice } from './use-list-choice.ts'

/** The box that chooses one case of the list; with Shift, all from the last one on. */
export function ChoiceBox({ item, choosing }: { item: DeskCase; choosing: ListChoice }) {
  const { community } = usePhone()
  const name = `${categoryText(item, community)}，${placeText(item, community)}`
  return (
    <label class="desk-row-box">
      <input
        type="checkbox"
        checked={choosing.ids.has(item.caseId)}
        aria-label={bulkWords.choose(name)}
        onClick={(event) => choosing.press(item.caseId, event.shiftKey)}
      />
    </label>
  )
}
