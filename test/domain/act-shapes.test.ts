import { describe, test } from 'vitest'
import { caseActSchema, evidenceSchema } from '../../domain/case-act.ts'
import { chars, expectBorders, list, uuids } from './borders.ts'
import { NULLABLE_IN_PLACE, photoRef, place, RANDOM, UUID } from './examples.ts'
import { expectShape, type Shape } from './shape.ts'

const STANDPOINT = { lat: 28.37, lng: 121.35, accuracy: 5 }

describe('a step on a case', () => {
  const reason = { takes: [chars(1), chars(300)], refuses: ['', chars(301)] }
  const note = { takes: ['', chars(300)], refuses: [chars(301)] }
  const ids = { takes: ['a', 'a'.repeat(64)], refuses: ['', 'a'.repeat(65)] }
  const moments = { takes: [0, 4_102_444_800_000], refuses: [-1, 4_102_444_800_001, 1.5] }
  const photoIds = { takes: [list(6, RANDOM)], refuses: [[], list(7, RANDOM), ['x']] }
  const placed = NULLABLE_IN_PLACE.map((part) => `place.${part}`)

  test.each<[object, Partial<Shape>, Parameters<typeof expectBorders>[1]]>([
    [
      { act: 'supplement', supplement: { words: '还有' } },
      { leave: ['supplement'] },
      { supplement: { takes: [], refuses: [{}] } },
    ],
    [{ act: 'withdraw' }, {}, {}],
    [
      { act: 'settle', categoryId: 'ebike-parking', place, gridId: 'g3' },
      { optional: ['categoryId', 'place', 'gridId'], nullable: placed },
      { categoryId: ids, gridId: ids },
    ],
    [{ act: 'accept' }, {}, {}],
    [{ act: 'decline', reason: '重复' }, {}, { reason }],
    [
      { act: 'dispatch', handlerId: 'p7', task: '清走', dueAt: 1, also: true, taskId: 't' },
      { nullable: ['dueAt'], optional: ['also', 'taskId'] },
      { handlerId: ids, task: note, taskId: ids },
    ],
    [{ act: 'start', taskId: 't' }, { optional: ['taskId'] }, { taskId: ids }],
    [{ act: 'return', reason: '不归我', taskId: 't' }, { optional: ['taskId'] }, { reason, taskId: ids }],
    [
      { act: 'done', photoIds: [RANDOM], note: '好了', taskId: 't' },
      { optional: ['taskId'] },
      { photoIds, note, taskId: ids },
    ],
    [
      { act: 'verify', note: '看过', photoIds: [RANDOM], at: STANDPOINT },
      { optional: ['photoIds', 'at'] },
      { note, photoIds },
    ],
    [
      { act: 'fail', reason: '没好', photoIds: [RANDOM], at: STANDPOINT, taskId: 't' },
      { optional: ['photoIds', 'at', 'taskId'] },
      { reason, photoIds, taskId: ids },
    ],
    [{ act: 'resolve', photoIds: [RANDOM], note: '推走了' }, {}, { photoIds, note }],
    [{ act: 'satisfied' }, {}, {}],
    [{ act: 'object', reason: '还在' }, {}, { reason }],
    [{ act: 'ask', reason: '哪一栋？' }, {}, { reason }],
    [{ act: 'merge', into: UUID }, {}, { into: uuids }],
    [{ act: 'split' }, {}, {}],
    [{ act: 'grant', dueAt: 1, taskId: 't' }, { optional: ['taskId'] }, { dueAt: moments, taskId: ids }],
    [{ act: 'refuse', reason: '太久', taskId: 't' }, { optional: ['taskId'] }, { reason, taskId: ids }],
    [
      { act: 'extend', until: 1, reason: '缺料', taskId: 't' },
      { optional: ['taskId'] },
      { until: moments, reason, taskId: ids },
    ],
    [{ act: 'suspend', reason: '等材料', reviewAt: 1 }, {}, { reason, reviewAt: moments }],
    [{ act: 'resume' }, {}, {}],
    [{ act: 'unsolved', reason: '产权不清' }, {}, { reason }],
    [{ act: 'reopen', reason: '又来了' }, {}, { reason }],
    [{ act: 'join', photoIds: [RANDOM] }, { optional: ['photoIds'] }, { photoIds }],
  ])('%j', (whole, says, borders) => {
    const shape: Shape = { schema: caseActSchema, whole, strict: true, ...says }
    expectShape(shape)
    expectBorders(shape, { act: { takes: [], refuses: ['', 'other'] }, ...borders })
  })

  test('its evidence is one to six photos', () => {
    const whole = { act: 'done', photos: [photoRef] }
    const shape: Shape = { schema: evidenceSchema, whole, optional: ['act'], strict: true }
    expectShape(shape)
    expectBorders(shape, {
      act: { takes: ['done', 'join', 'resolve', 'verify', 'fail'], refuses: ['', 'accept'] },
      photos: { takes: [list(6, photoRef)], refuses: [[], list(7, photoRef)] },
    })
  })
})
