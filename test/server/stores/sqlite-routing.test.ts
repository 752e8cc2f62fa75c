import { randomBytes } from 'node:crypto'
import { describe } from 'vitest'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { routingContract } from './routing.contract.ts'
import { sqliteFiles } from './sqlite-files.ts'

const newFile = sqliteFiles()

describe('rules of dispatch in SQLite', () =>
  routingContract(async () => sqliteJournal(await newFile()(), (bytes) => randomBytes(bytes))))
