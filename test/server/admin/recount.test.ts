import SqliteFile from 'better-sqlite3'
import { expect, test } from 'vitest'
import { dataFiles } from '../../../server/start/data-folder.ts'
import { dataFolder, runBuilt } from '../shell/run-main.ts'

async function admin(dir: string, ...args: string[]) {
  const run = runBuilt('admin.js', { DATA_DIR: dir }, args)
  const code = await run.exited
  return { code, out: run.stdout(), err: run.stderr() }
}

test('npm run admin -- recount finds counts that are wrong, and corrects them when told to', async () => {
  const dir = dataFolder()
  expect(await admin(dir, 'recount')).toMatchObject({ code: 2, err: expect.stringContaining('holds nothing yet') })
  await admin(dir, 'invite', 'admin', '--name', '周社长')
  expect(await admin(dir, 'recount')).toMatchObject({ code: 0, out: expect.stringContaining('are right') })
  const db = new SqliteFile(dataFiles(dir).database)
  db.exec("insert into map_counts values ('c1', 18, 0, 1, 1, 'g3', 'clutter', 'closed', 5)")
  db.close()
  expect(await admin(dir, 'recount')).toMatchObject({ code: 2, err: expect.stringContaining('--repair') })
  expect(await admin(dir, 'recount', '--repair')).toMatchObject({
    code: 0,
    out: expect.stringContaining('corrected: 1'),
  })
  expect(await admin(dir, 'recount')).toMatchObject({ code: 0 })
}, 60_000)
