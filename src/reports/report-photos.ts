import { fromPhone, fromServer, type ShownPhoto, withKept } from '../case-parts/shown-photo.ts'
import type { MyReport } from '../offline/my-reports.ts'

/** The reporter's own photos: as this phone keeps them, else as the server tells. */
export function beforePhotos(report: MyReport): ShownPhoto[] {
  if (report.photos.length > 0) return report.photos.map(fromPhone)
  return withKept(report.case?.photos.filter(({ purpose }) => purpose === 'before') ?? [], report.photos)
}

/** What the one who put it right showed. */
export const afterPhotos = (report: MyReport): ShownPhoto[] =>
  (report.case?.photos ?? []).filter(({ purpose }) => purpose === 'after').map(fromServer)
