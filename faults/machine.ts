import { arch, cpus, platform, release, totalmem } from 'node:os'

/** What the numbers were taken on, for whoever compares. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${release()} ${arch()}`,
  node: process.version,
})
