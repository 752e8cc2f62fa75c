import { Ellipsis } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { type Category, FIRST_CATEGORIES } from '../../domain/category.ts'
import { CategoryPicture } from '../case-parts/category-picture.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { CategoryDetails } from './later-parts.ts'
import { words } from './words.ts'

type Choice = { categoryId: string | null; kind: string | null }
type Props = Choice & { onChange: (choice: Choice) => void }

const FIRST: readonly string[] = FIRST_CATEGORIES

/** What is wrong, as pictures: the mission's four first, the rest behind 更多; then the exact kind, if the person cares. */
export function CategoryChoice({ categoryId, kind, onChange }: Props) {
  const { categories } = usePhone().community
  const [asked, setAsked] = useState(false)
  const [justChosen, setJustChosen] = useState(false)
  const chosen = categories.find(({ id }) => id === categoryId) ?? null
  const { first, rest } = splitCategories(categories)
  const open = asked || rest.length === 0 || (chosen !== null && rest.includes(chosen))
  const options = (open ? [...first, ...rest] : first).map(({ id, name }) => ({
    value: id,
    label: name,
    picture: <CategoryPicture id={id} />,
  }))
  return (
    <div class="capture-category">
      <RadioCards
        legend={words.category.legend}
        options={options}
        value={categoryId}
        onChange={(id) => {
          setJustChosen(true)
          onChange({ categoryId: id, kind: null })
        }}
      >
        {!open && (
          <button type="button" class="capture-more" aria-expanded={false} onClick={() => setAsked(true)}>
            <Icon of={Ellipsis} size="large" />
            {words.category.more}
          </button>
        )}
      </RadioCards>
      {chosen && (
        <CategoryDetails
          category={chosen}
          kind={kind}
          justChosen={justChosen}
          onKind={(next) => onChange({ categoryId: chosen.id, kind: next })}
        />
      )}
    </div>
  )
}

/** A community that renamed the mission's four still has four pictures to begin with. */
export function splitCategories(categories: readonly Category[]): { first: Category[]; rest: Category[] } {
  const known = FIRST.flatMap((id) => categories.find((category) => category.id === id) ?? [])
  const first = known.length > 0 ? known : categories.slice(0, FIRST.length)
  return { first, rest: categories.filter((category) => !first.includes(category)) }
}
