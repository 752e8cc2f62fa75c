import type { EventView } from '../../domain/case-view.ts'
import type { CaseFile, EventRecord } from '../stores/case-record.ts'
import { eventView } from './view-parts.ts'

/** Staff's steps that say what came of a case. */
const TOLD: ReadonlySet<EventView['type']> = new Set([
  'accept',
  'decline',
  'dispatch',
  'start',
  'return',
  'done',
  'suspend',
  'resume',
  'verify',
  'fail',
  'unsolved',
  'reopen',
])
/** Of their words only those that end a case or put it off: the others are between the desk and whoever works. */
const WITH_REASON: ReadonlySet<EventView['type']> = new Set(['decline', 'verify', 'suspend', 'unsolved'])

/** What came of a case, for somebody who follows one that is not their own report: no names, and no words but those of an end. */
export function toldEvents({ events }: CaseFile, withPhotos: boolean): EventView[] {
  return events.filter((event) => TOLD.has(event.type)).map((event) => toldEvent(event, withPhotos))
}

function toldEvent(event: EventRecord, withPhotos: boolean): EventView {
  const { reason, photoIds, seq, type, at, role } = eventView(event, new Map())
  return {
    seq,
    type,
    at,
    role,
    name: null,
    reason: WITH_REASON.has(type) ? reason : null,
    photoIds: withPhotos ? photoIds : [],
  }
}
