import { useState } from 'preact/hooks'
import type { Plan, PlanPreview } from '../../domain/plan.ts'
import { isError } from '../../domain/plan-problem.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { type Difference, planDifference } from './plan-difference.ts'
import { nameOf, ProblemList } from './problem-list.tsx'
import { usePlanSave } from './use-plan-save.ts'
import { words } from './words.ts'

type Props = { before: Plan; plan: Plan; onSaved: () => void; onClose: () => void }

/** What changes, which cases and whose posts move with it; only then 确认保存. */
export function SaveSheet({ before, plan, onSaved, onClose }: Props) {
  const save = usePlanSave(plan, () => {
    onSaved()
    onClose()
  })
  const [acknowledged, setAcknowledged] = useState(false)
  const { preview, busy, trouble } = save
  const problems = preview?.problems ?? []
  const errors = problems.filter(isError)
  const warns = problems.length > errors.length
  const canSave = preview !== null && errors.length === 0 && (!warns || acknowledged)
  const foot = (
    <>
      {trouble && <Button onClick={save.look}>{words.again}</Button>}
      <Button kind="main" wide {...{ busy }} disabled={!canSave} onClick={() => void save.confirm(acknowledged)}>
        {words.confirm}
      </Button>
    </>
  )
  return (
    <Sheet open title={words.saveTitle} {...{ onClose, foot }}>
      <div class="plan-save">
        {trouble && <Notice tone="wrong">{trouble}</Notice>}
        <h3>{words.changes}</h3>
        <Changes before={before} plan={plan} />
        {!preview && busy && <Waiting>{words.looking}</Waiting>}
        {preview && <Consequences {...{ preview, before, plan }} />}
        {preview?.gone.map((one) => (
          <SuccessorChoice key={one.gridId} {...{ one, plan }} onChoose={(to) => save.follow(one.gridId, to)} />
        ))}
        {problems.length > 0 && <ProblemList plan={plan} problems={problems} />}
        {warns && errors.length === 0 && (
          <label class="plan-check">
            <input
              type="checkbox"
              checked={acknowledged}
              onChange={(event) => setAcknowledged(event.currentTarget.checked)}
            />
            <span>{words.acknowledge}</span>
          </label>
        )}
      </div>
    </Sheet>
  )
}

function Changes({ before, plan }: { before: Plan; plan: Plan }) {
  const { grids, buildings } = planDifference(before, plan)
  const lines = [...linesOf(words.grid, grids), ...linesOf(words.building, buildings)]
  if (lines.length === 0) return <p>{words.unchanged}</p>
  return (
    <ul class="plan-facts">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

const linesOf = (kind: string, { added, changed, gone }: Difference): string[] =>
  (
    [
      [words.added, added],
      [words.changed, changed],
      [words.gone, gone],
    ] as const
  ).flatMap(([say, list]) => (list.length > 0 ? [say(kind, list.map(({ name }) => name).join('、'))] : []))

function Consequences({ preview, before, plan }: { preview: PlanPreview; before: Plan; plan: Plan }) {
  const gridName = (id: string | null) => {
    if (id === null) return words.unplaced
    const grid = [...plan.grids, ...before.grids].find((one) => one.id === id)
    return grid?.name ?? nameOf(plan, id)
  }
  return (
    <>
      <h3>{words.moves}</h3>
      {preview.moves.length === 0 && <p>{words.noMoves}</p>}
      <ul class="plan-facts">
        {preview.moves.map(({ from, to, count }) => (
          <li key={`${from} ${to}`}>{words.move(gridName(from), gridName(to), count)}</li>
        ))}
      </ul>
      <p class="plan-note">{words.moveNote}</p>
      <h3>{words.posts}</h3>
      {preview.posts.length === 0 && <p>{words.noPosts}</p>}
      <ul class="plan-facts">
        {preview.posts.map((move) => (
          <li key={`${move.personId} ${move.role} ${move.before.join()}`}>
            {words.postMove(
              move.name,
              move.after
                .filter((id) => !move.before.includes(id))
                .map(gridName)
                .join('、'),
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type SuccessorProps = { one: PlanPreview['gone'][number]; plan: Plan; onChoose: (to: string) => void }

/** Somebody leads a grid that goes: where they go is shown, and can be chosen otherwise. */
function SuccessorChoice({ one, plan, onChoose }: SuccessorProps) {
  if (one.people.length === 0) return null
  return (
    <label class="plan-field">
      <span>{words.goneTitle(one.name)}</span>
      <span class="plan-note">{words.goneWho(one.people.join('、'))}</span>
      <select value={one.successors[0] ?? ''} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="" disabled>
          {words.chooseSuccessor}
        </option>
        {plan.grids.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
