import type { EventView } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import type { PhotoView } from '../../domain/photo.ts'
import type { Point } from '../../domain/place.ts'
import { dayOf, dayStart } from '../../domain/shanghai-time.ts'
import type { CaseFile, CaseRecord, EventPayload, EventRecord } from '../stores/case-record.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'

/** All a view is made from; the same for every audience, so that what one leaves out is seen in its own file. */
export type ViewSource = {
  file: CaseFile
  names: ReadonlyMap<string, string>
  community: Community
  oldGrids?: OldGridNames
  recurrences?: Recurrences
  /** What was merged into the case; for the desk. */
  merged?: readonly CaseFile[]
  /** The case that this one follows in the end, when it was merged; for its reporter. */
  root?: CaseFile | undefined
}

/** What grids were called, by plan version and id. */
export type OldGridNames = ReadonlyMap<number, ReadonlyMap<string, string>>

/** Of which earlier case each is the return, and the how manieth. */
export type Recurrences = ReadonlyMap<string, { endedAt: number | null; times: number }>

export const HOUR_MS = 3_600_000

export const cutToHour = (ms: number): number => Math.floor(ms / HOUR_MS) * HOUR_MS
export const cutToDay = (ms: number): number => dayStart(dayOf(ms))

/** An event as whoever may read all of the case sees it. A reporter has no name in any view. */
export const eventView = (event: EventRecord, names: ReadonlyMap<string, string>): EventView => ({
  seq: event.seq,
  type: event.type,
  at: event.receivedAt,
  role: event.role,
  name: event.personId === null ? null : (names.get(event.personId) ?? null),
  reason: event.payload.reason || event.payload.note || null,
  photoIds: [...(event.payload.photoIds ?? [])],
  ...factsOf(event.payload),
})

/** What of a step is more than words: times, the task, how far off somebody stood. No ids of people or other cases. */
const factsOf = ({ taskId, dueAt, until, metres, accuracy }: EventPayload) => ({
  ...(taskId !== undefined && { taskId }),
  ...(dueAt !== undefined && { dueAt }),
  ...(until !== undefined && { until }),
  ...(metres !== undefined && { metres }),
  ...(accuracy !== undefined && { accuracy }),
})

export const photoView = (photo: PhotoRecord): PhotoView => ({
  id: photo.declared.id,
  purpose: photo.purpose,
  state: photo.state,
  width: photo.width,
  height: photo.height,
})

/** The photos of the report first, then of the evidence what an act has named: what was sent but never used stays unseen. */
export function citedPhotos({ events, photos }: CaseFile): PhotoRecord[] {
  const cited = new Set(events.flatMap((event) => event.payload.photoIds ?? []))
  const isReports = (photo: PhotoRecord) => photo.reportId !== null
  return [...photos.filter(isReports), ...photos.filter((photo) => !isReports(photo) && cited.has(photo.declared.id))]
}

/** Where it is for those who must not learn where the reporter stood: the building's centre when one was named. */
export function publicPoint(
  found: Pick<CaseRecord, 'place'>,
  community: Pick<Community, 'buildings'>,
): { buildingId: string | null; point: Point | null } {
  const { place } = found
  if (!place) return { buildingId: null, point: null }
  const building = community.buildings.find((one) => one.id === place.buildingId)
  const { lat, lng } = building?.center ?? place
  return { buildingId: building?.id ?? null, point: { lat, lng } }
}

/** The phone may send any text as a kind; only one from the catalogue cannot carry a message. */
export const catalogueKind = (found: CaseRecord, community: Community): string | null =>
  community.categories.find((one) => one.id === found.categoryId)?.kinds.find((kind) => kind === found.kind) ?? null

/** The history without what happens between cases and around them: whoever joined or reported the same stays unseen. */
const BESIDE: ReadonlySet<EventRecord['type']> = new Set(['join', 'merged_in', 'split_off', 'satisfied', 'relink'])

/** The same for everybody but the desk. */
export const withoutJoinings = (events: readonly EventRecord[]): EventRecord[] =>
  events.filter((event) => !BESIDE.has(event.type))
