import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Dice } from './dice.ts'
import type { DiskCall } from './disk-calls.ts'

/** Something done to a file's bytes that no sync has made durable yet. */
type Change = { kind: 'write'; offset: number; data: Buffer } | { kind: 'size'; size: number }
type File = { kind: 'file'; durable: Buffer; pending: Change[] }
/** A folder's entries: what is durable, and what was done since its last sync, in order. */
type EntryChange = { name: string; node: Node | null }
type Folder = { kind: 'folder'; durable: Map<string, Node>; pending: EntryChange[] }
type Node = File | Folder

/** An open file: writes without an offset go on where the last one ended. */
type Handle = { node: Node; position: number }

/** What a power cut leaves of what was not synced. */
export type Loss =
  /** Nothing: the worst a disk may do. */
  | { how: 'all' }
  /** Everything was written after all. */
  | { how: 'none' }
  /** Some of it, torn in pieces of this many bytes; of each folder's changes some, in their order. */
  | { how: 'some'; share: number; tornAt: 512 | 4096; chance: Dice }

const folderOf = (): Folder => ({ kind: 'folder', durable: new Map(), pending: [] })
const fileOf = (durable: Buffer): File => ({ kind: 'file', durable, pending: [] })

/**
 * A disk that keeps only what was synced (POSIX fsync): a file's bytes and size by a sync of the file, its name by a sync of
 * the folder it stands in. What SQLite maps into memory (`-shm`) is not written by calls and is not modelled: SQLite rebuilds it.
 */
export class DiskModel {
  private readonly root: Folder = folderOf()
  private readonly rootPath: string
  private readonly open = new Map<number, Handle>()

  /** Begins with what lies in the folder, all of it durable. */
  constructor(rootPath: string) {
    this.rootPath = rootPath
    this.load(rootPath, this.root)
  }

  private load(path: string, folder: Folder): void {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name)
      if (!entry.isDirectory()) folder.durable.set(entry.name, fileOf(readFileSync(inside)))
      else {
        const child = folderOf()
        this.load(inside, child)
        folder.durable.set(entry.name, child)
      }
    }
  }

  /** Does what the process did. @throws when the record and the model disagree about what is there */
  apply(call: DiskCall): void {
    if (call.call === 'open') this.openFile(call)
    else if (call.call === 'close') this.open.delete(call.fd)
    else if (call.call === 'rename') this.rename(call.from, call.to)
    else if (call.call === 'unlink' || call.call === 'rmdir') this.enter(call.path, null)
    else if (call.call === 'mkdir') this.enter(call.path, folderOf())
    else this.change(call)
  }

  private openFile({ fd, path, creates, truncates }: Extract<DiskCall, { call: 'open' }>): void {
    let node = this.find(path)
    if (node === null) {
      if (!creates) throw new Error(`opened, but the model has no ${path}`)
      node = fileOf(Buffer.alloc(0))
      this.enter(path, node)
    }
    if (truncates && node.kind === 'file') resize(node, 0)
    this.open.set(fd, { node, position: 0 })
  }

  private change(call: Extract<DiskCall, { call: 'write' | 'truncate' | 'sync' }>): void {
    const handle = this.open.get(call.fd)
    if (!handle) return // opened before the model began, or no file of ours
    const { node } = handle
    if (call.call === 'sync') sync(node)
    else if (node.kind !== 'file') throw new Error('a folder was written to')
    else if (call.call === 'truncate') resize(node, call.size)
    else write(node, handle, call)
  }

  private rename(from: string, to: string): void {
    const node = this.find(from)
    if (node === null) throw new Error(`renamed, but the model has no ${from}`)
    this.enter(to, node)
    this.enter(from, null)
  }

  /** Notes a changed entry of the folder a path stands in. */
  private enter(path: string, node: Node | null): void {
    const folder = this.find(dirname(path))
    if (folder?.kind !== 'folder') throw new Error(`the model has no folder for ${path}`)
    folder.pending.push({ name: nameOf(path), node })
  }

  private find(path: string): Node | null {
    let node: Node | null = this.root
    for (const name of path.slice(this.rootPath.length).split('/').filter(Boolean)) {
      node = node?.kind === 'folder' ? (entriesOf(node, { how: 'none' }).get(name) ?? null) : null
    }
    return node
  }

  /** Writes what a power cut at this moment may leave into an empty folder. */
  writeImage(to: string, loss: Loss): void {
    writeNode(this.root, to, loss)
  }
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

function resize(file: File, size: number): void {
  file.pending.push({ kind: 'size', size })
}

function write(file: File, handle: Handle, { data, offset }: Extract<DiskCall, { call: 'write' }>): void {
  const start = offset ?? handle.position
  file.pending.push({ kind: 'write', offset: start, data })
  if (offset === null) handle.position += data.length
}

function sync(node: Node): void {
  if (node.kind === 'folder') node.durable = entriesOf(node, { how: 'none' })
  else node.durable = contentOf(node, { how: 'none' })
  node.pending = []
}

/** A folder's entries after a loss. A name whose making was lost cannot be renamed or removed: those changes then do nothing. */
function entriesOf(folder: Folder, loss: Loss): Map<string, Node> {
  const entries = new Map(folder.durable)
  for (const { name, node } of folder.pending) {
    if (!survives(loss)) continue
    if (node) entries.set(name, node)
    else entries.delete(name)
  }
  return entries
}

const survives = (loss: Loss): boolean => loss.how === 'none' || (loss.how === 'some' && loss.chance.hits(loss.share))

function contentOf(file: File, loss: Loss): Buffer {
  const ends = file.pending.map((change) => (change.kind === 'size' ? change.size : change.offset + change.data.length))
  const bytes = Buffer.alloc(Math.max(file.durable.length, ...ends, 0))
  file.durable.copy(bytes)
  let size = file.durable.length
  for (const change of file.pending) {
    if (change.kind === 'write') size = Math.max(size, writeTorn(bytes, change, loss))
    else if (survives(loss)) {
      bytes.fill(0, change.size) // what is cut off and grown again reads as zeros
      size = change.size
    }
  }
  return bytes.subarray(0, size)
}

/** Writes those sectors that reached the disk. @returns where the last of them ends, 0 for none */
function writeTorn(bytes: Buffer, { offset, data }: Extract<Change, { kind: 'write' }>, loss: Loss): number {
  if (loss.how === 'all') return 0
  const step = loss.how === 'some' ? loss.tornAt : data.length
  let end = 0
  for (let at = offset; at < offset + data.length; ) {
    const next =
      loss.how === 'some' ? Math.min(offset + data.length, (Math.floor(at / step) + 1) * step) : offset + data.length
    if (survives(loss)) {
      data.copy(bytes, at, at - offset, next - offset)
      end = next
    }
    at = next
  }
  return end
}

function writeNode(node: Node, path: string, loss: Loss): void {
  if (node.kind === 'file') {
    writeFileSync(path, contentOf(node, loss), { mode: 0o600 })
    return
  }
  mkdirSync(path, { recursive: true, mode: 0o700 })
  for (const [name, child] of entriesOf(node, loss)) {
    if (!name.endsWith('-shm')) writeNode(child, join(path, name), loss)
  }
}
