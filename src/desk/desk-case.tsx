import { ArrowLeft } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { DeskCase } from '../../domain/case-view.ts'
import type { DeskTab } from '../../domain/lifecycle.ts'
import type { PhotoView } from '../../domain/photo.ts'
import type { Handlers } from '../../domain/wire.ts'
import type { PendingAct } from '../case-parts/pending-acts.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import { Timeline } from '../case-parts/timeline.tsx'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { ActSheet } from './act-sheet.tsx'
import { categoryText, placeText } from './case-words.ts'
import { DeskActBar } from './desk-acts.tsx'
import { deskHref } from './desk-address.ts'
import { DeskFacts } from './desk-facts.tsx'
import { DeskLinks } from './desk-links.tsx'
import { DeskMap } from './desk-map.tsx'
import { DeskPhotos } from './desk-photos.tsx'
import { DeskTasks } from './desk-tasks.tsx'
import { hasOutsider, maySendOut } from './is-outsider.ts'
import { PendingNotice } from './pending-notice.tsx'
import { SamePlaceList } from './same-place.tsx'
import { TwinParts } from './twins/twin-parts.tsx'
import type { DeskActs } from './use-desk-acts.ts'
import type { Polled } from './use-polled.ts'
import { words } from './words.ts'
import './desk-case.css'
import './desk-wide.css'

export const CASE_TITLE = 'desk-case-title'

type Props = {
  tab: DeskTab
  filter: string
  item: DeskCase
  cases: readonly DeskCase[]
  pending: PendingAct | null
  acts: DeskActs
  handlers: Polled<Handlers>
  photoAt: number
  /** What will be shown next. */
  photosAhead: readonly PhotoView[]
  onPhotoAt: (at: number) => void
  onEnlarge: () => void
  onSelect: (caseId: string) => void
  onDrop: (pending: PendingAct) => void
  /** What was just done, above what can be done now. */
  bar: ComponentChildren
}

/** One case: its photos and history, what is known, where it is, and what can be done. */
export function DeskCaseView(props: Props) {
  const { tab, item, cases, acts } = props
  const { community, me } = usePhone()
  const category = categoryText(item, community)
  return (
    <article class="desk-case" aria-labelledby={CASE_TITLE}>
      <div class="desk-case-main">
        <Link class="button button-quiet desk-back" href={deskHref({ tab, filter: props.filter, caseId: null })}>
          <Icon of={ArrowLeft} />
          <span>{words.backToTab(words.tabs[tab])}</span>
        </Link>
        <header class="desk-case-head">
          <h2 id={CASE_TITLE} tabIndex={-1}>
            {category}
          </h2>
          <StateChip state={item.state} />
          <p>{placeText(item, community)}</p>
        </header>
        <DeskPhotos
          {...{ item, category }}
          at={props.photoAt}
          ahead={props.photosAhead}
          onAt={props.onPhotoAt}
          onEnlarge={props.onEnlarge}
        />
        <TwinParts key={item.caseId} {...{ item, cases, acts }} />
        <section class="desk-history">
          <h3>{words.history}</h3>
          <Timeline history={item.history} />
        </section>
      </div>
      <div class="desk-case-side">
        <DeskMap {...{ cases, item }} onSelect={props.onSelect} />
        <section>
          <h3 class="visually-hidden">{words.facts}</h3>
          <DeskFacts {...{ item }} />
        </section>
        <DeskTasks {...{ item, acts }} waits={props.pending !== null} />
        {maySendOut(item, me) && (
          <DeskLinks key={`links-${item.caseId}`} caseId={item.caseId} unfolded={hasOutsider(item)} />
        )}
        <SamePlaceList key={item.caseId} {...{ item }} />
        <CaseActs {...props} />
      </div>
      <ActSheet {...{ acts, cases }} handlers={props.handlers} />
    </article>
  )
}

/** The acts, or the one that is still on its way: one step at a time. */
function CaseActs({ item, pending, acts, onDrop, bar }: Props) {
  const { sync } = usePhone()
  return (
    <div class="desk-case-acts">
      {bar}
      {pending ? (
        <PendingNotice
          {...{ pending }}
          onSeeChange={() => acts.showConflict(true)}
          onDrop={() => onDrop(pending)}
          onSendNow={() => void sync.sendNow(pending.opId)}
        />
      ) : (
        <DeskActBar {...{ item, acts }} covered={acts.form !== null} />
      )}
    </div>
  )
}
