import { type Figures, MILESTONES, NUMBER_GROUPS } from '../../domain/numbers.ts'
import { acceptedShare, onTimeShare, satisfiedShare } from '../../domain/shares.ts'
import { countChecklist } from '../numbers/count-checklist.ts'
import { countNumbers } from '../numbers/count-numbers.ts'
import { docxBytes, heading, line, table, title } from './docx-parts.ts'
import { durationText, percentText } from './duration-text.ts'
import type { ExportWork } from './export-work.ts'
import { figureRows } from './figure-columns.ts'
import { minuteText } from './shanghai-text.ts'
import { words } from './words.ts'

const heads = words.figures
const HEAD = [
  heads.name,
  heads.received,
  heads.accepted,
  heads.acceptedShare,
  heads.closed,
  heads.onTimeShare,
  heads.reworked,
  heads.recurring,
  heads.satisfiedShare,
]

/** The monthly report: figures as a summary, by every group, and the 文明城市 checklist. */
export async function reportDocx({ journal, community, meant, names, now, wish, onLooked, signal }: ExportWork) {
  const counted = await countNumbers(journal, community.id, meant, { now, signal, onLooked })
  const checklist = await countChecklist(journal, community, meant)
  await names.learn(counted.groups.handler.map(({ key }) => key))
  const rows = figureRows(counted, names)
  const { total } = counted
  const name = `${community.name} ${words.titles.report}`
  const shares = [acceptedShare(total), onTimeShare(total), satisfiedShare(total)].map(percentText)
  const [accepted = '', onTime = '', satisfied = ''] = shares
  const sections = NUMBER_GROUPS.flatMap((group) => {
    const inGroup = rows.filter((row) => row.group === words.groups[group])
    return inGroup.length === 0
      ? []
      : [
          heading(words.groups[group]),
          table(
            HEAD,
            inGroup.map((row) => [row.name, ...figuresLine(row.figures)]),
          ),
        ]
  })
  return docxBytes(name, [
    title(name),
    line(words.period(wish.from, wish.to)),
    line(words.summary(total.received, accepted, onTime, satisfied)),
    heading(words.timesTitle),
    table(words.timesColumns, timesRows(total)),
    ...sections,
    heading(words.checklistTitle),
    table(
      words.checklistColumns,
      checklist.map(({ item, received, open, closed, photosBefore, photosAfter, pairs }) => [
        item ?? words.noItem,
        ...[received, open, closed, photosBefore, photosAfter, pairs].map(String),
      ]),
    ),
    line(words.counted(minuteText(now))),
  ])
}

const figuresLine = (figures: Figures): string[] => [
  String(figures.received),
  String(figures.accepted),
  percentText(acceptedShare(figures)),
  String(figures.closed),
  percentText(onTimeShare(figures)),
  String(figures.reworked),
  String(figures.recurring),
  percentText(satisfiedShare(figures)),
]

const timesRows = ({ times }: Figures): string[][] =>
  MILESTONES.map((milestone) => {
    const { count, median, p90 } = times[milestone]
    return [words.milestones[milestone], String(count), durationText(median), durationText(p90)]
  })
