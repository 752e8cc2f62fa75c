import type { EventView } from '../../domain/case-view.ts'
import { usePhone } from '../phone/use-phone.ts'
import { momentWords } from '../ui/when.ts'
import { isJudged, stoodWords, whoWords, words } from './timeline-words.ts'
import './timeline.css'

/** What happened to a case, first to last. `mine`: read by the one who reported it. */
export function Timeline({ history, mine = false }: { history: readonly EventView[]; mine?: boolean }) {
  const now = usePhone().env.now()
  return (
    <ol class="timeline" aria-label={words.title}>
      {history.map((event) => (
        <TimelineStep key={event.seq} {...{ event, mine, now }} />
      ))}
    </ol>
  )
}

function TimelineStep({ event, mine, now }: { event: EventView; mine: boolean; now: number }) {
  return (
    <li class="timeline-step">
      <p class="timeline-what">{words.steps[event.type]}</p>
      <p class="timeline-who">
        {whoWords(event, mine)} · {momentWords(event.at, now)}
        {event.photoIds.length > 0 && ` · ${words.photos(event.photoIds.length)}`}
        {isJudged(event) && event.name && ` · ${stoodWords(event)}`}
      </p>
      {event.reason && <p class="timeline-reason">{event.reason}</p>}
    </li>
  )
}
