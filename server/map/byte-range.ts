/** Which bytes of a file are asked for; both ends included. */
export type ByteRange = { first: number; last: number }

const SINGLE = /^bytes=(\d{0,15})-(\d{0,15})$/

/**
 * A single range of `Range` on a file of `size` bytes (RFC 9110 §14.1.2). `whole`: there is none, or one in a form that a
 * server may ignore (several ranges, another unit). `unsatisfiable`: it lies outside the file.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, from = '', to = ''] = SINGLE.exec(header ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const count = Number(to)
    return count === 0 || size === 0 ? 'unsatisfiable' : { first: Math.max(0, size - count), last: size - 1 }
  }
  const first = Number(from)
  if (to !== '' && Number(to) < first) return 'whole' // not a valid range: as if it were not there
  if (first >= size) return 'unsatisfiable'
  return { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
