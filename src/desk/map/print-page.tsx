import { ArrowLeft, Printer } from 'lucide-preact'
import { useId, useMemo, useState } from 'preact/hooks'
import { stateWords } from '../../case-parts/state-words.ts'
import { PrintMap } from '../../map/lazy-map.tsx'
import { usePhone } from '../../phone/use-phone.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { dayWords } from '../../ui/when.ts'
import type { MapCase } from './map-case.ts'
import { caseLine } from './map-case-words.ts'
import { words } from './words.ts'
import './print-page.css'

/** A number more on one sheet could not be found again on its map. */
const PRINTED_MAX = 60

/** A patrol's sheet of paper: the cases numbered on the map and in a list, with a box to tick off each. */
export function PrintPage({ cases, onBack }: { cases: readonly MapCase[]; onBack: () => void }) {
  const { community, env } = usePhone()
  const [heading, setHeading] = useState<string>(words.printHeadings[0] ?? '')
  const id = useId()
  const printed = useMemo(() => cases.slice(0, PRINTED_MAX), [cases])
  return (
    <main class="print-page">
      <div class="print-page-tools">
        <Button icon={<Icon of={ArrowLeft} />} onClick={onBack}>
          {words.title}
        </Button>
        <label for={id}>{words.printHeading}</label>
        <input
          {...{ id }}
          class="print-page-heading"
          list={`${id}-usual`}
          maxLength={40}
          value={heading}
          onInput={(event) => setHeading(event.currentTarget.value)}
        />
        <datalist id={`${id}-usual`}>
          {words.printHeadings.map((usual) => (
            <option key={usual} value={usual} />
          ))}
        </datalist>
        <Button kind="main" icon={<Icon of={Printer} />} onClick={() => print()}>
          {words.printNow}
        </Button>
      </div>
      <article class="print-sheet">
        <header>
          <h1>{heading}</h1>
          <p>{words.printedAt(community.name, dayWords(env.now(), 0))}</p>
        </header>
        <PrintMap {...{ community }} points={printed} label={words.title} />
        {cases.length > printed.length && <p>{words.printMax(PRINTED_MAX)}</p>}
        <h2>{words.printList}</h2>
        <ol>
          {printed.map((item, index) => (
            <li key={item.caseId}>
              <span class="print-number">{index + 1}</span>
              <span class="print-box" aria-hidden="true" />
              {caseLine(item, community)} · {stateWords[item.state]}
            </li>
          ))}
        </ol>
        <footer>{words.printNote}</footer>
      </article>
    </main>
  )
}
