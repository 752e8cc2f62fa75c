import 'fake-indexeddb/auto'
/** How a write on a full disk fails: refused at once, or taken and rolled back when it should be committed. */
export type DiskFault = 'none' | 'at once' | 'at commit'

type Write = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest

/** fake-indexeddb's own way to end a transaction with an error, as its engine does. */
type Abortable = { _abort: (name: string) => void }

/**
 * Makes the storage of chosen phones run out of room (`fake-indexeddb` has none to run out of).
 * @param roll asked at every write with the name of the phone's database
 * @returns the way back
 */
export function onVirtualDisk(roll: (database: string) => DiskFault): () => void {
  const prototype = IDBObjectStore.prototype
  const before = { put: prototype.put, add: prototype.add }
  const failing = (write: Write): Write =>
    function (value, key) {
      const fault = roll(this.transaction.db.name)
      if (fault === 'at once') throw new DOMException('no room', 'QuotaExceededError')
      const request = key === undefined ? write.call(this, value) : write.call(this, value, key)
      if (fault === 'at commit') {
        const transaction = this.transaction as unknown as Abortable // see above
        queueMicrotask(() => transaction._abort('QuotaExceededError'))
      }
      return request
    }
  prototype.put = failing(before.put)
  prototype.add = failing(before.add)
  return () => void Object.assign(prototype, before)
}
