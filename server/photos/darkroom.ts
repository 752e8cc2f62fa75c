/** Photos decoded at once: each takes a core and up to 150 MB. */
const PLACES = 2

let busy = 0
const waiting: (() => void)[] = []

/** Runs the work when one of the places is free; decoding shares one thread pool, so the places are the process's. */
export async function inDarkroom<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= PLACES) await new Promise<void>((enter) => waiting.push(enter))
  else busy++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}
