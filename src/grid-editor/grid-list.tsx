import { areaM2 } from '../../domain/plan-coverage.ts'
import { Button } from '../ui/button.tsx'
import { inOrder, type PlanEditor } from './use-plan-editor.ts'
import { words } from './words.ts'

type Props = { editor: PlanEditor; onRename: (id: string) => void }

/** The grids with everything that can be done to them without drawing. */
export function GridList({ editor, onRename }: Props) {
  const { plan, selected, chosen } = editor
  return (
    <section class="plan-list" aria-labelledby="plan-grids">
      <h2 id="plan-grids">{words.grids(plan.grids.length)}</h2>
      <ul>
        {inOrder(plan.grids).map(({ id, name, area }) => (
          <li key={id} class="plan-row" data-selected={id === selected || undefined}>
            <label class="plan-row-name">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={(event) => editor.choose(id, event.currentTarget.checked)}
              />
              <span>{name || id}</span>
              <span class="plan-row-note">{words.hectares(areaM2(area))}</span>
            </label>
            <div class="plan-row-acts">
              <Button
                kind="quiet"
                aria-label={words.showOne(name)}
                aria-pressed={id === selected}
                onClick={() => {
                  editor.select(id)
                  editor.showArea(area)
                }}
              >
                {words.show}
              </Button>
              <Button kind="quiet" aria-label={words.renameOne(name)} onClick={() => onRename(id)}>
                {words.rename}
              </Button>
              <Button
                kind="quiet"
                aria-label={words.borderOne(name)}
                onClick={() => {
                  editor.select(id)
                  editor.showArea(area)
                  editor.begin({ kind: 'border', id })
                }}
              >
                {words.border}
              </Button>
              <Button kind="quiet" aria-label={words.removeOne(name)} onClick={() => editor.remove(id, name)}>
                {words.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button wide disabled={chosen.length < 2} onClick={() => editor.merge(chosen)}>
        {words.mergeChosen(chosen.length)}
      </Button>
    </section>
  )
}
