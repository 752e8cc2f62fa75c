import { describe } from 'vitest'
import { createSqlitePeople } from '../../../server/stores/sqlite/sqlite-people.ts'
import { sqliteFiles } from './sqlite-files.ts'
import { taskLinksContract } from './task-links.contract.ts'

const newFile = sqliteFiles()

describe('links to one task, in SQLite', () =>
  taskLinksContract(async () => {
    const open = newFile()
    const elsewhere = async () => createSqlitePeople(await open(), () => 0)
    return { people: await elsewhere(), elsewhere }
  }))
