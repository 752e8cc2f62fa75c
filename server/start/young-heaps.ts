import { setFlagsFromString } from 'node:v8'

/**
 * What the thread that writes reports may keep of young objects: as much as the main thread, whose 64 MB a half
 * `--max-semi-space-size` gives it in `npm start` (V8 counts three halves; decision 22).
 */
export const INTAKE_YOUNG_MB = 192

/**
 * Has every thread begun from now on go by its own `resourceLimits`. `--max-semi-space-size` is there for the main thread, and
 * it overrules the limits of all others (V8's `Heap::ConfigureHeap`): an export's thread took 117 MB for young objects
 * where 16 were meant. The heap of the thread that calls this stays as it is. Without that flag this changes nothing.
 */
export function letThreadsSizeTheirHeaps(): void {
  setFlagsFromString('--max-semi-space-size=0') // 0: not given
}
