/** Lets so many at a time through; the others wait in the order they came. */
export function gate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (busy >= places) await new Promise<void>((enter) => waiting.push(enter))
    else busy++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else busy--
    }
  }
}
