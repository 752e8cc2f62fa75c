/**
 * Pads a list for `in (…)` to the next power of two by repeating its last element, so that few statement texts serve
 * every length. The list must not be empty.
 */
export function padToPowerOfTwo<T>(list: readonly T[]): T[] {
  const last = list[list.length - 1]
  if (last === undefined) throw new RangeError('an empty list has no last element')
  const length = 2 ** Math.ceil(Math.log2(list.length))
  return [...list, ...Array.from({ length: length - list.length }, () => last)]
}
