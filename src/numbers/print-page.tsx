import { ArrowLeft, Printer } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { AlbumSheet } from './album-sheet.tsx'
import type { NumbersChoice } from './choice.ts'
import { monthWords } from './period-part.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { words } from './words.ts'
import './print-page.css'

/** A sheet to be printed: the monthly report, or the album of before and after. */
export function PrintPage({ choice, onBack }: { choice: NumbersChoice; onBack: () => void }) {
  const { community } = usePhone()
  const isReport = choice.print === 'report'
  const title = isReport ? words.reportTitle(community.name) : words.albumTitle(community.name)
  return (
    <main class="numbers-print">
      <div class="numbers-print-tools">
        <Button icon={<Icon of={ArrowLeft} />} onClick={onBack}>
          {words.backToNumbers}
        </Button>
        <Button kind="main" icon={<Icon of={Printer} />} onClick={() => print()}>
          {words.printNow}
        </Button>
      </div>
      <Sheet {...{ title, choice }}>
        {isReport ? <ReportSheet {...{ choice }} /> : <AlbumSheet {...{ choice }} />}
      </Sheet>
    </main>
  )
}

type SheetProps = { title: string; choice: NumbersChoice; children: ComponentChildren }

function Sheet({ title, choice: { from, to, item }, children }: SheetProps) {
  return (
    <article class="numbers-sheet">
      <header>
        <h1>{title}</h1>
        <p>{[words.months(monthWords(from), monthWords(to)), item].filter(Boolean).join(' · ')}</p>
      </header>
      {children}
      <footer>{words.printFoot}</footer>
    </article>
  )
}
