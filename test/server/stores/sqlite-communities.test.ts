import { describe } from 'vitest'
import { createSqliteCommunities } from '../../../server/stores/sqlite/sqlite-communities.ts'
import { communitiesContract } from './communities.contract.ts'
import { sqliteFiles } from './sqlite-files.ts'

const newFile = sqliteFiles()

describe('communities in SQLite', () =>
  communitiesContract(async () => {
    const open = newFile()
    let clock = 0
    return {
      communities: createSqliteCommunities(await open(), () => clock),
      elsewhere: async () => createSqliteCommunities(await open(), () => 0),
      pass: (ms) => {
        clock += ms
      },
    }
  }))
