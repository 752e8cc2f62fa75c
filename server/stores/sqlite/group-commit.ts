type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Collects what arrives together and writes it as one batch, so that many callers share one wait for the disk.
 * Each caller is answered after its batch is written. When a batch fails its items are written one by one: what cannot be
 * written rejects alone.
 * @param write writes a whole batch or nothing of it, and answers in its order
 * @param atOnce so many batches may be with `write` at once: more than one where it does not keep us waiting itself
 */
export function groupCommit<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  batchMax: number,
  atOnce = 1,
): (item: Item) => Promise<Result> {
  let queue: Waiting<Item, Result>[] = []
  let underWay = 0
  let isLooking = false

  function look(): void {
    isLooking = false
    while (queue.length > 0 && underWay < atOnce) {
      const batch = queue.slice(0, batchMax)
      queue = queue.slice(batchMax)
      underWay++
      void writeBatch(batch, write).finally(() => {
        underWay--
        look()
      })
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      if (isLooking || underWay >= atOnce) return
      isLooking = true
      setImmediate(look) // lets every request that is already in the sockets come along
    })
}

async function writeBatch<Item, Result>(
  batch: readonly Waiting<Item, Result>[],
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
): Promise<void> {
  try {
    const results = await write(batch.map((waiting) => waiting.item))
    for (const [i, waiting] of batch.entries()) waiting.resolve(resultAt(results, i))
  } catch (error) {
    const alone = batch[0]
    if (batch.length === 1 && alone) return alone.reject(error)
    for (const waiting of batch) await writeBatch([waiting], write)
  }
}

function resultAt<Result>(results: readonly Result[], i: number): Result {
  if (i >= results.length) throw new Error('a batch was answered short')
  return results[i] as Result // in range; an undefined there is Result's own
}
