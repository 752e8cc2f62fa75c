import { type PhotoOutcome } from '../../src/photo/prepare-photo.ts'
export type Run = {
  ms: number
  gapMs: number
  width: number
  height: number
  bytes: number
}
export type Checked = PhotoOutcome & {
  base64: string | null
  thumbnailBase64: string | null
}
/** One call of the product's own pipeline on a page that has not called it before. */
declare function runOurs(url: string, path?: 'native' | 'package'): Promise<Run>
/** The same for browser-image-compression in its own worker, its script served from here. */
declare function runPackage(url: string): Promise<Run>
/** What the pipeline makes of any file, with the bytes for checks outside the browser. */
declare function prepare(url: string, path?: 'native' | 'package'): Promise<Checked>
export declare const photoBench: {
  runOurs: typeof runOurs
  runPackage: typeof runPackage
  prepare: typeof prepare
}
declare global {
  interface Window {
    photoBench: typeof photoBench
  }
}
