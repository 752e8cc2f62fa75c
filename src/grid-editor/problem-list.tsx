import type { Point } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'
import { isError, type PlanProblem } from '../../domain/plan-problem.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

type Props = { plan: Plan; problems: readonly PlanProblem[]; onShow?: (point: Point) => void }

/** How many names a problem lists; the rest have it too. */
const NAMES_MAX = 6

/** Problems in words, numbered as they are on the map; what must be mended before what should be looked at. */
export function ProblemList({ plan, problems, onShow }: Props) {
  if (problems.length === 0) return <Notice tone="done">{words.noProblems}</Notice>
  const errors = problems.filter(isError).length
  const warnings = problems.length - errors
  return (
    <div class="plan-problems">
      {errors > 0 && <Notice tone="wrong">{words.errors(errors)}</Notice>}
      {warnings > 0 && <Notice tone="waiting">{words.warnings(warnings)}</Notice>}
      <ol>
        {problems.map((problem, i) => (
          <li key={`${i} ${problem.code}`} class="plan-problem">
            <span>{problemText(problem, plan)}</span>
            {problem.at && onShow && (
              <Button kind="quiet" onClick={() => problem.at && onShow(problem.at)}>
                {words.show}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function problemText({ code, ids, area }: PlanProblem, plan: Plan): string {
  const names = ids.map((id) => nameOf(plan, id))
  const shown = names.length > NAMES_MAX ? [...names.slice(0, NAMES_MAX), '…'] : names
  const what = words.problems[code]
  return words.problem(shown.join('、'), area === undefined ? what : words.problemArea(what, words.hectares(area)))
}

export const nameOf = ({ grids, buildings }: Plan, id: string): string =>
  [...grids, ...buildings].find((one) => one.id === id)?.name || id
