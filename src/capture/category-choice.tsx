import { Ellipsis } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { CategoryPicture } from '../case-parts/category-picture.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { CategoryDetails } from './later-parts.ts'
import { splitCategories } from './split-categories.ts'
import { words } from './words.ts'

type Choice = { categoryId: string | null; kind: string | null }
type Props = Choice & { onChange: (choice: Choice) => void }

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
