import { type Category, DANGER_CATEGORIES } from '../../domain/category.ts'
import { DangerCalls } from './danger-calls.tsx'
import { KindChoice } from './kind-choice.tsx'

export type CategoryDetailsProps = {
  category: Category
  kind: string | null
  /** Whether the person chose it just now; a restored draft is shown as it was left. */
  justChosen: boolean
  onKind: (kind: string | null) => void
}

/** What belongs to the chosen category: whom to call where it is dangerous, and its exact kinds. */
export const CategoryDetails = ({ category, kind, justChosen, onKind }: CategoryDetailsProps) => (
  <>
    {DANGER_CATEGORIES.has(category.id) && <DangerCalls key={category.id} reveal={justChosen} />}
    <KindChoice kinds={category.kinds} kind={kind} onChange={onKind} />
  </>
)
