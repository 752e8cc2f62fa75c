import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskCase, deskCaseSchema } from '../../../domain/case-view.ts'
import { paths } from '../../../domain/wire.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'

let heart: Heart
const report = aReport()
beforeEach(async () => {
  heart = await openHeart()
  await heart.as('wang').putReport(report)
  await heart.as('li').act(report.caseId, { act: 'accept' }, 1)
  await dispatch({ handlerId: 'chen' })
  await dispatch({ handlerId: 'qian', also: true })
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const onDesk = async (): Promise<DeskCase> =>
  deskCaseSchema.parse(await (await heart.as('li').send('GET', paths.deskCase(report.caseId))).json())
const dispatch = async (more: Record<string, unknown>) => {
  const act = { act: 'dispatch', task: '请处理', dueAt: null, ...more }
  const answer = await heart.as('li').act(report.caseId, act, (await onDesk()).revision)
  expect(answer.status).toBe(200)
}
const taskOf = async (handlerId: string): Promise<string> =>
  (await onDesk()).tasks?.find((task) => task.handlerId === handlerId && task.state !== 'replaced')?.taskId ?? ''

test('what somebody else did on their task does not hold up a step on the own one, decided before with no network', async () => {
  const { revision } = await onDesk()
  const own = await taskOf('chen')
  await heart.as('qian').act(report.caseId, { act: 'start', taskId: await taskOf('qian') }, revision)
  const started = await heart.as('chen').act(report.caseId, { act: 'start', taskId: own }, revision)
  expect(started.status).toBe(200)
  // The next step was decided in the same cellar, on what the phone foresaw.
  const back = await heart
    .as('chen')
    .act(report.caseId, { act: 'return', reason: '钥匙没有', taskId: own }, revision + 1)
  expect(back.status).toBe(200)
  expect((await onDesk()).state).toBe('in_progress')
})

test('what was done with the own task or the whole case still stops it', async () => {
  const { revision } = await onDesk()
  const own = await taskOf('chen')
  await dispatch({ handlerId: 'chen', taskId: own })
  const again = heart.as('chen').act(report.caseId, { act: 'start', taskId: own }, revision)
  expect(await refusal(again)).toEqual([412, 'revision_conflict'])
})

test('a step that names no task is as strict as ever, and so is the desk', async () => {
  const { revision } = await onDesk()
  await heart.as('qian').act(report.caseId, { act: 'start', taskId: await taskOf('qian') }, revision)
  expect(await refusal(heart.as('chen').act(report.caseId, { act: 'start' }, revision))).toEqual([
    412,
    'revision_conflict',
  ])
  const unsolved = heart.as('li').act(report.caseId, { act: 'unsolved', reason: 'x' }, revision)
  expect(await refusal(unsolved)).toEqual([412, 'revision_conflict'])
})
