import { ArrowLeft, Printer } from 'lucide-preact'
import { numbersSchema } from '../../domain/numbers.ts'
import { paths } from '../../domain/wire.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Asking } from './asking.tsx'
import { ChecklistPart } from './checklist-part.tsx'
import { NUMBERS_VIEWS, type NumbersChoice, numbersQuery, type PRINTS } from './choice.ts'
import { ExportPart } from './export-part.tsx'
import { FilterPart } from './filter-part.tsx'
import { GroupPart } from './group-part.tsx'
import { PeriodPart } from './period-part.tsx'
import { SummaryPart } from './summary-part.tsx'
import { TimesPart } from './times-part.tsx'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

type Props = { choice: NumbersChoice; choose: (part: Partial<NumbersChoice>, replace?: boolean) => void }

/** Chosen period and cases; their numbers as tiles, bars and tables; what of it can be printed or taken away. */
export function NumbersPage({ choice, choose }: Props) {
  const { community, env } = usePhone()
  const { from, to, grid, category, view } = choice
  const print = (what: (typeof PRINTS)[number]) => {
    choose({ print: what }, false)
    scrollTo(0, 0)
  }
  return (
    <main class="numbers">
      <header class="numbers-head">
        <Link class="button button-quiet" href={pagePaths.desk}>
          <Icon of={ArrowLeft} />
          <span>{words.back}</span>
        </Link>
        <h1>{words.title}</h1>
      </header>
      <PeriodPart {...{ from, to }} now={env.now()} onPeriod={(first, last) => choose({ from: first, to: last })} />
      <FilterPart {...{ community, grid, category }} onFilter={choose} />
      <RadioCards
        legend={words.viewLabel}
        shape="row"
        options={NUMBERS_VIEWS.map((one) => ({ value: one, label: words.views[one] }))}
        value={view}
        onChange={(value) => choose({ view: NUMBERS_VIEWS.find((one) => one === value) ?? view })}
      />
      <Figures {...{ choice }} onPrintItem={(item) => choose({ print: 'album', item }, false)} />
      <section class="numbers-prints" aria-label={words.print}>
        <Button icon={<Icon of={Printer} />} onClick={() => print('report')}>
          {words.printReport}
        </Button>
        <Button icon={<Icon of={Printer} />} onClick={() => print('album')}>
          {words.printAlbum}
        </Button>
      </section>
      <ExportPart {...{ choice }} />
    </main>
  )
}

type FiguresProps = { choice: NumbersChoice; onPrintItem: (item: string) => void }

function Figures({ choice, onPrintItem }: FiguresProps) {
  const { api, community } = usePhone()
  const query = numbersQuery(choice)
  const answered = useAnswer(() => api.get(`${paths.numbers}?${query}`, numbersSchema), query)
  const { view } = choice
  return (
    <>
      <Asking {...{ answered }}>
        {({ total, groups }) =>
          total.received === 0 ? (
            <p class="numbers-empty">{words.empty}</p>
          ) : (
            <>
              <SummaryPart figures={total} />
              {view !== 'checklist' && <GroupPart group={view} rows={groups[view]} {...{ community }} />}
              {view !== 'checklist' && <TimesPart times={total.times} />}
            </>
          )
        }
      </Asking>
      {view === 'checklist' && <ChecklistPart {...{ query }} onPrint={onPrintItem} />}
    </>
  )
}
