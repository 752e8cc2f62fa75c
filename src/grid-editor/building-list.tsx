import { useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import type { PlanEditor } from './use-plan-editor.ts'
import { words } from './words.ts'

type Props = { editor: PlanEditor; onEdit: (id: string) => void }

/** More rows than this nobody reads; the search finds the rest. */
const SHOWN_MAX = 60

/** The buildings, found by name, with everything that can be done to them without drawing. */
export function BuildingList({ editor, onEdit }: Props) {
  const { plan, selected } = editor
  const [sought, setSought] = useState('')
  const found = plan.buildings.filter(({ estate, name }) => `${estate}${name}`.includes(sought.trim()))
  return (
    <section class="plan-list" aria-labelledby="plan-buildings">
      <h2 id="plan-buildings">{words.buildings(plan.buildings.length)}</h2>
      <label class="plan-field">
        <span>{words.findBuilding}</span>
        <input type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      </label>
      {found.length === 0 && plan.buildings.length > 0 && <p>{words.noBuildings}</p>}
      <ul>
        {found.slice(0, SHOWN_MAX).map(({ id, estate, name, center }) => (
          <li key={id} class="plan-row" data-selected={id === selected || undefined}>
            <span class="plan-row-name">
              <span>{name || id}</span>
              <span class="plan-row-note">{estate}</span>
            </span>
            <div class="plan-row-acts">
              <Button
                kind="quiet"
                aria-label={words.showOne(name)}
                aria-pressed={id === selected}
                onClick={() => {
                  editor.select(id)
                  editor.show(center)
                }}
              >
                {words.show}
              </Button>
              <Button kind="quiet" aria-label={words.editOne(name)} onClick={() => onEdit(id)}>
                {words.edit}
              </Button>
              <Button kind="quiet" aria-label={words.removeOne(name)} onClick={() => editor.remove(id, name)}>
                {words.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
