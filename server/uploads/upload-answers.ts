import { headers } from '../../domain/wire.ts'
import { bareAnswer, dataAnswer } from '../data-answer.ts'
import { type PhotoRecord, photoReceipt } from '../stores/photo-record.ts'

/** Exactly this: the resumable-upload draft asks it of answers that tell an offset. */
const noStore = { 'cache-control': 'no-store' }

/** So many bytes are on the disk; more are to come. */
export const offsetAnswer = (status: 201 | 204, offset: number, more: Record<string, string> = {}): Response =>
  bareAnswer(status, { ...noStore, [headers.uploadOffset]: String(offset), [headers.uploadComplete]: '?0', ...more })

/** All bytes came; what became of the photo stands in the receipt. */
export const settledAnswer = (photo: PhotoRecord): Response =>
  dataAnswer({ photo: photoReceipt(photo) }, 200, {
    ...noStore,
    [headers.uploadOffset]: String(photo.declared.size),
    [headers.uploadComplete]: '?1',
  })
