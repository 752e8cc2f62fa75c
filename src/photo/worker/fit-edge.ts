import type { Size } from './orientation.ts'

/** The size whose long edge is exactly min(edge, source long edge), its shape kept; a picture never grows. */
export function fitEdge(source: Size, edge: number): Size {
  const long = Math.max(source.width, source.height)
  if (long <= edge) return source
  const scaled = (length: number) => Math.max(1, Math.round((length * edge) / long))
  return { width: scaled(source.width), height: scaled(source.height) }
}

/**
 * The size to ask a JPEG decoder for: it can leave out high frequencies and decode at n/8 of the size for little work
 * (libjpeg's scale_num). The smallest eighth that still covers the wanted size, so that the last step only ever shrinks.
 */
export function decodeSize(source: Size, wanted: Size): Size {
  for (let eighths = 1; eighths < 8; eighths++) {
    const scaled = (length: number) => Math.ceil((length * eighths) / 8)
    const size = { width: scaled(source.width), height: scaled(source.height) }
    if (size.width >= wanted.width && size.height >= wanted.height) return size
  }
  return source
}
