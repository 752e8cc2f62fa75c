import { headers } from '../../domain/wire.ts'
import { type PhotoRecord, photoReceipt } from '../stores/photo-record.ts'

const noStore = { 'cache-control': 'no-store' }

/** So many bytes are on the disk; more are to come. */
export const offsetAnswer = (status: 201 | 204, offset: number, more: Record<string, string> = {}): Response =>
  new Response(null, {
    status,
    headers: { ...noStore, [headers.uploadOffset]: String(offset), [headers.uploadComplete]: '?0', ...more },
  })

/** All bytes came; what became of the photo stands in the receipt. */
export const settledAnswer = (photo: PhotoRecord): Response =>
  new Response(JSON.stringify({ photo: photoReceipt(photo) }), {
    status: 200,
    headers: {
      ...noStore,
      'content-type': 'application/json',
      [headers.uploadOffset]: String(photo.declared.size),
      [headers.uploadComplete]: '?1',
    },
  })
