import { expect, test } from 'vitest'
import type { PhotoView } from '../../../domain/photo.ts'
import { beforeAndAfter, photosInOrder } from '../../../src/desk/case-photos.ts'
import { deadlineNow } from '../../../src/desk/deadline-now.ts'
import { deskCase, event } from '../../support/desk-case.ts'

const photo = (id: string, purpose: PhotoView['purpose']): PhotoView => ({
  id,
  purpose,
  state: 'stored',
  width: 4,
  height: 3,
})
const reworked = deskCase('a', {
  photos: [
    photo('after-1', 'after'),
    photo('before', 'before'),
    photo('after-2', 'after'),
    photo('on-its-way', 'after'),
  ],
  history: [
    event(1, 'report', { photoIds: ['before'] }),
    event(2, 'done', { photoIds: ['after-1'] }),
    event(3, 'fail'),
    event(4, 'done', { photoIds: ['after-2'] }),
  ],
})

test('verification sets the damage beside the newest round of work, not beside an older one', () => {
  const { before, after } = beforeAndAfter(reworked)
  expect(before.map(({ id }) => id)).toEqual(['before'])
  expect(after.map(({ id }) => id)).toEqual(['after-2'])
})

test('evidence that no step has named yet is not shown as part of the case', () => {
  expect(photosInOrder(reworked).map(({ id }) => id)).toEqual(['before', 'after-1', 'after-2'])
})

test('only the deadline that runs now is shown', () => {
  const both = { acknowledgeBy: 1, dueAt: 2 }
  expect(deadlineNow({ ...both, state: 'submitted' })).toBe(1)
  expect(deadlineNow({ ...both, state: 'in_progress' })).toBe(2)
  expect(deadlineNow({ ...both, state: 'accepted' })).toBeNull()
  expect(deadlineNow({ ...both, state: 'closed' })).toBeNull()
})
