import { describe, expect, test } from 'vitest'
import { deskCaseSchema, myCaseSchema, taskCaseSchema } from '../../domain/case-view.ts'
import { PICTURE_REFUSALS, TILES_REFUSALS } from '../../domain/map-files.ts'
import { MILESTONES } from '../../domain/numbers.ts'
import { ROUTING_PROBLEMS, routingProblemSchema } from '../../domain/routing-check.ts'
import { deskCase, myCase, NULLABLE_IN_CASE, NULLABLE_IN_PLACE, place, taskCase, UUID } from './examples.ts'
import { expectShape, type Shape } from './shape.ts'

// Cases with everything that came after the first version: each part may be missing, and where it is there it has its kind.

const AT = 1_764_000_000_000
const under = (path: string, names: readonly string[]) => names.map((name) => `${path}.${name}`)
const inPlace = ['place', ...under('place', NULLABLE_IN_PLACE)]
const mayBeEmpty = ['photos', 'history', 'history.0.photoIds']

const later = { to: '小陈', taskId: 't', dueAt: AT, until: AT, metres: 12, accuracy: 8, otherCaseId: UUID }
const [event] = deskCase.history
const [photo] = deskCase.photos
const history = [{ ...event, ...later }]
const LATER_IN_HISTORY = under('history.0', Object.keys(later))

const extension = { until: AT, reason: '等零件', askedAt: AT }
const task = {
  taskId: 't',
  handlerId: 'p7',
  text: '清走',
  state: 'done',
  dueAt: AT,
  reworkCount: 0,
  dispatchedAt: AT,
  startedAt: AT,
  doneAt: AT,
  extension,
  handlerName: '小陈',
}
const merged = { caseId: UUID, receivedAt: AT, words: '堵', place, photos: [photo] }
const followed = {
  caseId: UUID,
  revision: 3,
  state: 'closed',
  photos: [photo],
  history,
  reworkCount: 0,
  endedAt: AT,
  satisfied: true,
}
const desk = {
  limit: { kind: 'fix', taskId: 't', warnAt: AT, dueAt: AT, paused: false },
  planVersion: 2,
  gridName: '3号',
  seenBy: 4,
  tasks: [task],
  reviewAt: AT,
  mergedInto: UUID,
  beforeMerge: 'accepted',
  merged: [merged],
  endedAt: AT,
  satisfied: false,
  objections: 1,
  recursOf: UUID,
  recurs: { endedAt: AT, times: 2 },
}
const inPhoto = (path: string) => under(path, ['width', 'height'])

describe('what came later', () => {
  test.each<[string, Shape]>([
    [
      'on the desk',
      {
        schema: deskCaseSchema,
        whole: { ...deskCase, history, ...desk },
        optional: [...Object.keys(desk), ...LATER_IN_HISTORY],
        nullable: [
          ...NULLABLE_IN_CASE,
          ...inPlace,
          ...['takenAt', 'handlerId', 'handlerName', 'task', 'acknowledgeBy', 'history.0.dueAt'],
          ...['limit', 'limit.taskId', 'reviewAt', 'mergedInto', 'beforeMerge', 'endedAt', 'satisfied', 'recursOf'],
          ...['recurs', 'recurs.endedAt', ...under('merged.0', inPlace), ...inPhoto('merged.0.photos.0')],
          ...under('tasks.0', ['dueAt', 'startedAt', 'doneAt', 'extension', 'handlerName']),
        ],
        mayBeEmpty: [...mayBeEmpty, 'tasks', 'merged', 'merged.0.photos'],
      },
    ],
    [
      'to the one who reported it',
      {
        schema: myCaseSchema,
        whole: { ...myCase, history, joined: true, into: followed, endedAt: AT, satisfied: true },
        optional: ['joined', 'into', 'endedAt', 'satisfied', ...LATER_IN_HISTORY, ...under('into', LATER_IN_HISTORY)],
        nullable: [
          ...NULLABLE_IN_CASE,
          ...inPlace,
          ...['endedAt', 'satisfied', 'history.0.dueAt', 'into.endedAt', 'into.satisfied', 'into.history.0.dueAt'],
          ...under('into', ['history.0.name', 'history.0.reason', ...inPhoto('photos.0')]),
        ],
        mayBeEmpty: [...mayBeEmpty, ...under('into', mayBeEmpty)],
      },
    ],
    [
      'to the handler',
      {
        schema: taskCaseSchema,
        whole: { ...taskCase, history, taskId: 't', extension },
        optional: ['taskId', 'extension', ...LATER_IN_HISTORY],
        nullable: [...NULLABLE_IN_CASE, 'buildingId', 'point', 'extension', 'history.0.dueAt'],
        mayBeEmpty,
      },
    ],
    ['what is wrong with a rule', { schema: routingProblemSchema, whole: { code: 'never_reached', ruleId: 'r' } }],
  ])('%s', (_what, shape) => expectShape(shape))
})

test('names that travel stay what they are: a page of the last version reads them', () => {
  expect(MILESTONES).toEqual(['answered', 'accepted', 'dispatched', 'started', 'done', 'ended'])
  expect(PICTURE_REFUSALS).toEqual(['unsupported_type', 'too_many_pixels', 'undecodable'])
  expect(TILES_REFUSALS).toEqual(['not_pmtiles', 'truncated', 'damaged', 'unsupported_tiles', 'no_tiles'])
  expect(ROUTING_PROBLEMS).toEqual([
    'id_twice',
    'hours_empty',
    'handler_unknown',
    'category_unknown',
    'grid_unknown',
    'estate_unknown',
    'never_reached',
  ])
})
