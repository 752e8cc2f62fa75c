/// <reference types="vite/client" />
import imageCompression from 'browser-image-compression'
import libURL from 'browser-image-compression/dist/browser-image-compression.js?url'
import { PHOTO_BYTES_TARGET, PHOTO_EDGE_MAX_PX } from '../../domain/photo.ts'
import { type PhotoOutcome, preparePhoto } from '../../src/photo/prepare-photo.ts'
import { type ThreadBlock, watchThread } from './thread-watch.ts'

export type Run = ThreadBlock & { ms: number; width: number; height: number; bytes: number }
export type Checked = PhotoOutcome & { base64: string | null; thumbnailBase64: string | null }

const fetchBytes = async (url: string) => (await fetch(url)).arrayBuffer()

async function sizeOf(bytes: ArrayBuffer): Promise<Pick<Run, 'width' | 'height' | 'bytes'>> {
  const bitmap = await createImageBitmap(new Blob([bytes]))
  const size = { width: bitmap.width, height: bitmap.height, bytes: bytes.byteLength }
  bitmap.close()
  return size
}

async function timed(work: () => Promise<ArrayBuffer>): Promise<Run> {
  const thread = watchThread()
  const start = performance.now()
  const bytes = await work()
  const ms = performance.now() - start
  const block = await thread.stop()
  return { ms, ...block, ...(await sizeOf(bytes)) }
}

/** One call of the product's own pipeline on a page that has not called it before. */
async function runOurs(url: string, path?: 'native' | 'package'): Promise<Run> {
  const source = { bytes: await fetchBytes(url), name: 'photo.jpg', type: 'image/jpeg' }
  return timed(async () => {
    const outcome = await preparePhoto(source, path ? { path } : {})
    if ('trouble' in outcome) throw new Error(outcome.trouble)
    return outcome.ready.bytes
  })
}

/** The same for browser-image-compression in its own worker, its script served from here. */
async function runPackage(url: string): Promise<Run> {
  const file = new File([await fetchBytes(url)], 'photo.jpg', { type: 'image/jpeg' })
  return timed(async () => {
    const result = await imageCompression(file, {
      maxWidthOrHeight: PHOTO_EDGE_MAX_PX,
      maxSizeMB: PHOTO_BYTES_TARGET / 1024 / 1024,
      useWebWorker: true,
      libURL: new URL(libURL, document.baseURI).href,
    })
    return result.arrayBuffer()
  })
}

/** What the pipeline makes of any file, with the bytes for checks outside the browser. */
async function prepare(url: string, path?: 'native' | 'package'): Promise<Checked> {
  const source = { bytes: await fetchBytes(url), name: url, type: '' }
  const outcome = await preparePhoto(source, path ? { path } : {})
  if ('trouble' in outcome) return { ...outcome, base64: null, thumbnailBase64: null }
  const { ready, facts } = outcome
  return { ready, facts, base64: toBase64(ready.bytes), thumbnailBase64: toBase64(ready.thumbnail) }
}

function toBase64(bytes: ArrayBuffer): string {
  let text = ''
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
  return btoa(text)
}

export const photoBench = { runOurs, runPackage, prepare }

declare global {
  interface Window {
    photoBench: typeof photoBench
  }
}
window.photoBench = photoBench
