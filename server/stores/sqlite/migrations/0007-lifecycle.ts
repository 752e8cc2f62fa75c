import { type Kysely, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

const TEXTS = ['merged_into', 'before_merge', 'recurs_of'] as const
const TIMES = ['review_at', 'answered_at', 'accepted_at', 'dispatched_at', 'started_at', 'done_at'] as const

/** Several tasks a case, what was merged and put off, what came of it in people's eyes, and when it came how far. */
export async function up(db: AnyDatabase): Promise<void> {
  await addColumns(db)
  await createHandlers(db)
  await fillTasks(db)
  await fillMilestones(db)
}

async function addColumns(db: AnyDatabase): Promise<void> {
  await db.schema
    .alterTable('cases')
    .addColumn('tasks_json', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
  for (const name of TEXTS) await db.schema.alterTable('cases').addColumn(name, 'text').execute()
  for (const name of TIMES) await db.schema.alterTable('cases').addColumn(name, 'bigint').execute()
  await db.schema.alterTable('cases').addColumn('satisfied', 'integer').execute()
  await db.schema
    .alterTable('cases')
    .addColumn('objections', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createIndex('cases_by_parent')
    .ifNotExists()
    .on('cases')
    .columns(['community_id', 'merged_into'])
    .where(sql.ref('merged_into'), 'is not', null) // few are merged
    .execute()
}

async function createHandlers(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('case_handlers')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('handler_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_handlers_pk', ['community_id', 'handler_id', 'case_id'])
    .execute()
  await db.schema
    .createIndex('case_handlers_by_case')
    .ifNotExists()
    .on('case_handlers')
    .columns(['community_id', 'case_id'])
    .execute()
  await sql`insert into case_handlers (community_id, handler_id, case_id)
    select community_id, handler_id, case_id from cases where handler_id is not null`.execute(db)
}

type Filling = Kysely<{ cases: OldCase }>
type OldCase = {
  community_id: string
  case_id: string
  state: string
  handler_id: string | null
  task: string | null
  due_at: number | null
  rework_count: number
  received_at: number
  tasks_json: string
}

/** The one task there was becomes the first of several; its id is the case's, as events of its day name none. */
async function fillTasks(db: AnyDatabase): Promise<void> {
  const cases = db as Filling // the columns as they stand after the lines above
  const rows = await cases.selectFrom('cases').selectAll().where('handler_id', 'is not', null).execute()
  for (const row of rows) {
    await cases
      .updateTable('cases')
      .set({ tasks_json: JSON.stringify([taskOf(row)]) })
      .where('community_id', '=', row.community_id)
      .where('case_id', '=', row.case_id)
      .execute()
  }
}

const taskOf = (row: OldCase) => ({
  taskId: row.case_id,
  handlerId: row.handler_id,
  text: row.task ?? '',
  state: row.state === 'dispatched' || row.state === 'in_progress' ? row.state : 'done',
  dueAt: row.due_at,
  reworkCount: row.rework_count,
  dispatchedAt: row.received_at,
  startedAt: null,
  doneAt: null,
  extension: null,
})

/** When each step was first taken stands in the history; of 已处理 the last time counts. */
async function fillMilestones(db: AnyDatabase): Promise<void> {
  const steps = [
    ['answered_at', 'min', ['accept', 'decline']],
    ['accepted_at', 'min', ['accept']],
    ['dispatched_at', 'min', ['dispatch']],
    ['started_at', 'min', ['start']],
    ['done_at', 'max', ['done']],
  ] as const
  for (const [column, pick, types] of steps) {
    await sql`update cases set ${sql.ref(column)} = (
      select ${sql.raw(pick)}(received_at) from case_events
      where case_events.community_id = cases.community_id and case_events.case_id = cases.case_id
        and type in (${sql.join(types)})
    ) where revision > 1`.execute(db)
  }
}
