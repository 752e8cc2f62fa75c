import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const BLOCK = Buffer.alloc(4096, 0x5a)

/**
 * What the disk itself can do: sequential appends of 4 KB, each followed by fdatasync, per second.
 * @param folder on the file system to be measured
 * @param forMs how long to go on
 */
export function diskRate(folder: string, forMs: number): number {
  const file = join(folder, 'disk-rate.bin')
  const fd = openSync(file, 'a')
  try {
    const start = performance.now()
    let written = 0
    while (performance.now() - start < forMs) {
      writeSync(fd, BLOCK)
      fdatasyncSync(fd)
      written++
    }
    return (written * 1000) / (performance.now() - start)
  } finally {
    closeSync(fd)
    rmSync(file)
  }
}
