/** What a process did to its disk, in the order in which it was done. `at`: when the call had returned, Unix ms. */
export type DiskCall = { at: number } & (
  | { call: 'open'; fd: number; path: string; creates: boolean; truncates: boolean }
  | { call: 'close'; fd: number }
  | { call: 'write'; fd: number; data: Buffer; offset: number | null }
  | { call: 'truncate'; fd: number; size: number }
  | { call: 'sync'; fd: number }
  | { call: 'rename'; from: string; to: string }
  | { call: 'unlink'; path: string }
  | { call: 'mkdir'; path: string }
  | { call: 'rmdir'; path: string }
)

/** What strace must be told so that `readDiskCalls` understands it: every byte, in hex. */
export const RECORD = [
  '-f',
  '-ttt',
  '-T',
  '-xx',
  '-s',
  '4194304',
  '-e',
  `trace=${'openat,close,write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile'}`,
]

const LINE = /^(\d+) +(\d+\.\d+) (.*)$/s

/**
 * Reads a record of strace. A call that another thread interrupted stands where it was resumed: that is when its effect was there.
 * @param root only what lies under this folder counts; descriptors of sockets and other files are left out
 * @throws on a call that this model of a disk does not know: silence would make the images better than the disk
 */
export function readDiskCalls(record: string, root: string): DiskCall[] {
  const begun = new Map<string, string>()
  const open = new Set<number>()
  const calls: DiskCall[] = []
  for (const line of record.split('\n')) {
    const [, thread = '', time = '', text = ''] = LINE.exec(line) ?? []
    const whole = joined(thread, text, begun)
    if (whole === null) continue
    const call = parseCall(whole, Number(time) * 1000 + tookMs(whole, text), root)
    if (call === null) continue
    if (call.call === 'open') open.add(call.fd)
    else if ('fd' in call && !open.has(call.fd)) continue
    if (call.call === 'close') open.delete(call.fd)
    calls.push(call)
  }
  return calls
}

/** The whole text of a call once it has ended; null before. */
function joined(thread: string, text: string, begun: Map<string, string>): string | null {
  const unfinished = text.indexOf(' <unfinished ...>')
  if (unfinished >= 0) {
    begun.set(thread, text.slice(0, unfinished))
    return null
  }
  const resumed = /^<\.\.\. \w+ resumed>/.exec(text)
  if (!resumed) return text
  const head = begun.get(thread) ?? ''
  begun.delete(thread)
  return head + text.slice(resumed[0].length)
}

/** A line's time is its beginning; that of a resumed one is already close to its end. */
function tookMs(whole: string, text: string): number {
  const took = /<(\d+\.\d+)>$/.exec(whole)?.[1]
  return took === undefined || text.startsWith('<...') ? 0 : Number(took) * 1000
}

const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)/s
const FAILED = /\)\s+= -1 /

function parseCall(text: string, at: number, root: string): DiskCall | null {
  if (FAILED.test(text.slice(-200))) return null
  const [, name = '', args = '', result = ''] = CALL.exec(text) ?? []
  const strings = quotedStrings(args)
  const under = (path: string | undefined) => path !== undefined && (path === root || path.startsWith(`${root}/`))
  const first = strings[0]?.toString()
  const fd = Number(/^(\d+)/.exec(args)?.[1] ?? -1)
  const plain = args.replace(/"[^"]*"/g, '""')
  switch (name) {
    case 'openat':
      if (first === undefined || !under(first)) return { at, call: 'close', fd: Number(result) } // the number means another file now
      return {
        at,
        call: 'open',
        fd: Number(result),
        path: first,
        creates: /O_CREAT/.test(plain),
        truncates: /O_TRUNC/.test(plain),
      }
    case 'close':
      return { at, call: 'close', fd }
    case 'write':
      return { at, call: 'write', fd, data: written(strings, result), offset: null }
    case 'pwrite64':
      return { at, call: 'write', fd, data: written(strings, result), offset: lastNumber(plain) }
    case 'writev':
      return { at, call: 'write', fd, data: written(strings, result), offset: null }
    case 'pwritev':
      return { at, call: 'write', fd, data: written(strings, result), offset: lastNumber(plain) }
    case 'fsync':
    case 'fdatasync':
      return { at, call: 'sync', fd }
    case 'ftruncate':
      return { at, call: 'truncate', fd, size: lastNumber(plain) }
    case 'rename':
    case 'renameat':
    case 'renameat2': {
      const to = strings[1]?.toString()
      return first !== undefined && to !== undefined && under(to) ? { at, call: 'rename', from: first, to } : null
    }
    case 'unlink':
      return under(first) ? { at, call: 'unlink', path: String(first) } : null
    case 'unlinkat':
      return under(first) ? { at, call: /AT_REMOVEDIR/.test(plain) ? 'rmdir' : 'unlink', path: String(first) } : null
    case 'rmdir':
      return under(first) ? { at, call: 'rmdir', path: String(first) } : null
    case 'mkdir':
    case 'mkdirat':
      return under(first) ? { at, call: 'mkdir', path: String(first) } : null
    case '':
      return null
    default:
      throw new Error(`a call the model of the disk does not know: ${text.slice(0, 100)}`)
  }
}

/** Only as much as the call said it wrote. */
const written = (strings: readonly Buffer[], result: string): Buffer =>
  Buffer.concat(strings).subarray(0, Number(result))

const lastNumber = (args: string): number => Number(/(-?\d+)\s*$/.exec(args)?.[1] ?? Number.NaN)

/** The strings of a call's arguments; strace wrote every byte as \\xHH. */
function quotedStrings(args: string): Buffer[] {
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([, hex = '', cut]) => {
    if (cut !== undefined) throw new Error('strace cut a string short')
    return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
  })
}
