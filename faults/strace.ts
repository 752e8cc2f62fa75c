import { spawnSync } from 'node:child_process'

/** Calls that change what is on the disk or what others see: with them a process acts upon the world. */
export const WRITE_CLASS = [
  'write',
  'pwrite64',
  'writev',
  'pwritev',
  'fsync',
  'fdatasync',
  'rename',
  'unlink',
  'rmdir',
  'mkdir',
  'ftruncate',
  'openat',
] as const

let installed: boolean | null = null

/**
 * Whether system calls can be traced here. Fetched from the system's packages where it is missing and we are root; without
 * it the rows that need it are void.
 */
export function haveStrace(): boolean {
  installed ??= works() || (process.getuid?.() === 0 && install() && works())
  return installed
}

const works = () => spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0

const install = () => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, stdio: 'ignore' as const, timeout: 180_000 }
  if (spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'strace'], options).status === 0) return true
  if (spawnSync('apt-get', ['update'], options).status !== 0) return false
  return spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'strace'], options).status === 0
}

export const STRACE_MISSING = 'strace is not here and could not be installed (root and apt are needed)'
