import type { Rendition } from '../../domain/photo.ts'
import { photoAddress } from './shown-photo.ts'

/** A few cases' worth: these bytes live in the page's memory alone, never in a cache of the browser. */
const HELD_MAX = 12

type Ahead = { url: string | null; image: HTMLImageElement | null }

const held = new Map<string, Ahead>()
const keyOf = (id: string, rendition: Rendition) => `${rendition}/${id}`

/** Fetches and decodes a photo that will be shown next. What cannot be had now is asked for again when it is shown. */
export async function fetchAhead(id: string, rendition: Rendition): Promise<void> {
  const key = keyOf(id, rendition)
  if (held.has(key)) return
  const ahead: Ahead = { url: null, image: null }
  held.set(key, ahead)
  dropOldest()
  try {
    const answer = await fetch(photoAddress(id, rendition), { credentials: 'same-origin' })
    if (!answer.ok) throw new Error(String(answer.status))
    const image = new Image()
    image.src = URL.createObjectURL(await answer.blob())
    await image.decode()
    if (held.get(key) === ahead) Object.assign(ahead, { url: image.src, image })
    else URL.revokeObjectURL(image.src)
  } catch {
    if (held.get(key) === ahead) held.delete(key)
  }
}

/** The address of bytes that are here already, or null. */
export function photoAhead(id: string, rendition: Rendition): string | null {
  const key = keyOf(id, rendition)
  const ahead = held.get(key)
  if (!ahead?.url) return null
  held.delete(key) // used last, let go of last
  held.set(key, ahead)
  return ahead.url
}

function dropOldest(): void {
  for (const [key, { url }] of held) {
    if (held.size <= HELD_MAX) return
    held.delete(key)
    if (url) URL.revokeObjectURL(url)
  }
}
