import type { Stores } from '../../server/start/open-stores.ts'

type Write = (...args: never[]) => Promise<unknown>

/** The stores of a server whose disk takes no more while `isFull`: what writes reports, steps and photos fails as SQLite and Node do. */
export function onFullDisk(stores: Stores, isFull: () => boolean): Stores {
  const failing = <W extends Write>(write: W, code: string): W =>
    ((...args) => (isFull() ? noRoom(code) : write(...args))) as W // the same function, or its failure
  const { journal, photoFiles, uploadFiles } = stores
  return {
    ...stores,
    journal: {
      ...journal,
      takeIn: failing(journal.takeIn, 'SQLITE_FULL'),
      commitAct: failing(journal.commitAct, 'SQLITE_FULL'),
      declareEvidence: failing(journal.declareEvidence, 'SQLITE_FULL'),
      settlePhoto: failing(journal.settlePhoto, 'SQLITE_FULL'),
    },
    photoFiles: { ...photoFiles, keep: failing(photoFiles.keep, 'ENOSPC') },
    uploadFiles: {
      ...uploadFiles,
      create: failing(uploadFiles.create, 'ENOSPC'),
      append: failing(uploadFiles.append, 'ENOSPC'),
    },
  }
}

const noRoom = (code: string) => Promise.reject(Object.assign(new Error('no room'), { code }))
