import { TaskCard } from './task-card.tsx'
import type { TaskItem, TaskSection } from './task-items.ts'
import type { TaskSteps } from './use-task-steps.ts'
import { words } from './words.ts'

type Props = {
  section: TaskSection
  items: readonly TaskItem[]
  steps: TaskSteps
  onWhere: (caseId: string) => void
}

/** One heap of tasks under its name; what is over is folded away. */
export function TaskSectionList({ section, items, steps, onWhere }: Props) {
  const title = words.count(words.sections[section], items.length)
  const cards = items.map((item) => (
    <TaskCard key={item.view.caseId} {...{ item, steps }} onWhere={() => onWhere(item.view.caseId)} />
  ))
  if (section === 'over') {
    return items.length === 0 ? null : (
      <details class="tasks-section">
        <summary>{title}</summary>
        {cards}
      </details>
    )
  }
  return (
    <section class="tasks-section" aria-label={words.sections[section]}>
      <h2>{title}</h2>
      {items.length === 0 ? <p class="tasks-quiet">{words.nothingIn[section]}</p> : cards}
    </section>
  )
}
