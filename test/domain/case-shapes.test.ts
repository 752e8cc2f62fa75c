import { describe, expect, test } from 'vitest'
import { deskCaseSchema, myCaseSchema, nearCaseSchema, taskCaseSchema } from '../../domain/case-view.ts'
import { CASE_STATES } from '../../domain/lifecycle.ts'
import { ROLES } from '../../domain/person.ts'
import { PHOTO_STATES } from '../../domain/photo.ts'
import { feedItemSchema } from '../../domain/wire.ts'
import { deskCase, myCase, NULLABLE_IN_CASE, NULLABLE_IN_PLACE, nearCase, taskCase } from './examples.ts'
import { expectShape, type Shape, takesWith } from './shape.ts'

const inPlace = ['place', ...NULLABLE_IN_PLACE.map((part) => `place.${part}`)]
const mayBeEmpty = ['photos', 'history', 'history.0.photoIds']
const own = ['takenAt', 'handlerId', 'handlerName', 'task', 'acknowledgeBy']
const desk: Shape = {
  schema: deskCaseSchema,
  whole: deskCase,
  nullable: [...NULLABLE_IN_CASE, ...inPlace, ...own],
  mayBeEmpty,
}
const mine: Shape = { schema: myCaseSchema, whole: myCase, nullable: [...NULLABLE_IN_CASE, ...inPlace], mayBeEmpty }
const task: Shape = {
  schema: taskCaseSchema,
  whole: taskCase,
  nullable: [...NULLABLE_IN_CASE, 'buildingId', 'point'],
  mayBeEmpty,
}
const near: Shape = {
  schema: nearCaseSchema,
  whole: nearCase,
  nullable: ['categoryId', 'gridId', 'buildingId', 'point'],
}

describe('what each audience may read of a case', () => {
  test('the desk', () => expectShape(desk))
  test('the one who reported it', () => expectShape(mine))
  test('the handler', () => expectShape(task))
  test('everybody of the grid', () => expectShape(near))

  test('what was added later may be missing, null or there', () => {
    expect(takesWith(desk, 'planVersion', 2)).toBe(true)
    expect(takesWith(desk, 'seenBy', 2)).toBe(true)
    expect(takesWith(mine, 'joined', true)).toBe(true)
    expect(takesWith(near, 'closedDay', 1)).toBe(true)
    expect(takesWith(near, 'closedDay', null)).toBe(true)
    expect(takesWith(near, 'closedDay', 'text')).toBe(false)
  })

  test('every state, role, step and photo state there is has its name', () => {
    for (const state of CASE_STATES) expect(takesWith(desk, 'state', state)).toBe(true)
    for (const role of ROLES) expect(takesWith(desk, 'history.0.role', role)).toBe(true)
    for (const state of PHOTO_STATES) expect(takesWith(mine, 'photos.0.state', state)).toBe(true)
    for (const purpose of ['before', 'after']) expect(takesWith(task, 'photos.0.purpose', purpose)).toBe(true)
    for (const type of ['report', 'accept', 'verify']) expect(takesWith(mine, 'history.0.type', type)).toBe(true)
    for (const part of ['state', 'history.0.role', 'photos.0.state', 'photos.0.purpose', 'history.0.type'])
      expect(takesWith(desk, part, '')).toBe(false)
  })

  test('nobody takes a view that was meant for somebody else', () => {
    for (const shape of [desk, mine, task, near])
      for (const audience of ['desk', 'mine', 'task', 'near', ''])
        expect(takesWith(shape, 'audience', audience)).toBe(
          'audience' in shape.whole && shape.whole.audience === audience,
        )
  })
})

describe('a change in a feed', () => {
  const item = (view: object): Shape => ({
    schema: feedItemSchema,
    whole: { kind: 'case', seq: 4, case: view },
    leave: ['case'],
  })
  test('carries a view of one of three audiences', () => {
    for (const view of [myCase, taskCase, nearCase]) expectShape(item(view))
    expect(takesWith(item(myCase), 'case', deskCase)).toBe(false)
    expect(takesWith(item(myCase), 'kind', 'other')).toBe(false)
    expect(takesWith(item(myCase), 'kind', '')).toBe(false)
  })
  test('or says that something is no longer to be seen', () => {
    expectShape({ schema: feedItemSchema, whole: { kind: 'gone', seq: 5, caseId: 'c' } })
  })
})
