import type { EventView } from '../../domain/case-view.ts'
import { fromPhone, fromServer, type ShownPhoto, withKept } from '../case-parts/shown-photo.ts'
import type { MyReport } from '../offline/my-reports.ts'
import type { Told } from './told.ts'

/** The reporter's own photos: as this phone keeps them, else as the server tells. */
export function beforePhotos(report: MyReport): ShownPhoto[] {
  if (report.photos.length > 0) return report.photos.map(fromPhone)
  return withKept(report.case?.photos.filter(({ purpose }) => purpose === 'before') ?? [], report.photos)
}

/** What the newest round of work showed, as whoever did it took it. */
export function afterPhotos({ photos, history }: Pick<Told, 'photos' | 'history'>): ShownPhoto[] {
  const rounds = history.filter(({ type, photoIds }) => WORK.has(type) && photoIds.length > 0)
  const newest = rounds.at(-1)?.photoIds
  const after = photos.filter(({ purpose }) => purpose === 'after')
  return (newest ? after.filter(({ id }) => newest.includes(id)) : after).map(fromServer)
}

const WORK: ReadonlySet<EventView['type']> = new Set<EventView['type']>(['done', 'resolve'])
