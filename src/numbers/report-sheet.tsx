import { checklistSchema, NUMBER_GROUPS, type Numbers, numbersSchema } from '../../domain/numbers.ts'
import { acceptedShare, onTimeShare, satisfiedShare } from '../../domain/shares.ts'
import { paths } from '../../domain/wire.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Asking } from './asking.tsx'
import { ChecklistTable } from './checklist-part.tsx'
import { type NumbersChoice, numbersQuery } from './choice.ts'
import { inOrder, percentWords, rowName } from './figure-words.ts'
import { FiguresTable } from './group-part.tsx'
import { TimesPart } from './times-part.tsx'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

/** The monthly report: a sentence, how long things took, every group, and the 文明城市 checklist. */
export function ReportSheet({ choice }: { choice: NumbersChoice }) {
  const { api } = usePhone()
  const query = numbersQuery({ ...choice, item: null })
  const numbers = useAnswer(() => api.get(`${paths.numbers}?${query}`, numbersSchema), query)
  const checklist = useAnswer(() => api.get(`${paths.checklist}?${query}`, checklistSchema), query)
  return (
    <>
      <Asking answered={numbers}>{(value) => <ReportBody {...value} />}</Asking>
      <h2>{words.checklistTitle}</h2>
      <Asking answered={checklist}>{({ items }) => <ChecklistTable {...{ items }} />}</Asking>
    </>
  )
}

function ReportBody({ total, groups }: Numbers) {
  const { community } = usePhone()
  const shares = [acceptedShare(total), onTimeShare(total), satisfiedShare(total)].map(percentWords)
  const [accepted = '', onTime = '', satisfied = ''] = shares
  return (
    <>
      <p>{words.reportSummary(total.received, accepted, onTime, satisfied)}</p>
      <TimesPart times={total.times} />
      {NUMBER_GROUPS.filter((group) => groups[group].length > 0).map((group) => (
        <section key={group}>
          <h2>{words.views[group]}</h2>
          <FiguresTable
            {...{ group }}
            rows={inOrder(group, groups[group]).map((row) => ({ ...row, label: rowName(group, row, community) }))}
          />
        </section>
      ))}
    </>
  )
}
