import { describe, expect, test } from 'vitest'
import { currentDraft } from '../../../src/capture/current-draft.ts'
import { oddTime } from '../../../src/capture/photo-age.ts'
import { canSave, openParts, saveHint } from '../../../src/capture/save-state.ts'
import { splitCategories } from '../../../src/capture/split-categories.ts'
import { words } from '../../../src/capture/words.ts'
import type { Draft, DraftPhoto } from '../../../src/offline/draft.ts'
import { readyPhoto } from '../../support/local-phone.ts'

const NOW = Date.UTC(2026, 10, 24)
const MINUTE = 60_000

const photo = (change: Partial<DraftPhoto> = {}): DraftPhoto => ({
  photoId: 'p',
  draftId: 'd',
  addedAt: NOW,
  source: null,
  ready: readyPhoto(),
  trouble: null,
  facts: null,
  ...change,
})
const draft = (draftId: string): Draft => ({
  communityId: 'c',
  personId: 'p',
  draftId,
  createdAt: NOW,
  updatedAt: NOW,
  categoryId: null,
  kind: null,
  place: null,
  words: '',
  photoIds: [],
})
const takenAt = (at: number) => photo({ facts: { takenAt: at, position: null } })
const none = new Set<string>()

describe('opening 上报', () => {
  const drafts = [draft('new'), draft('old')]
  const never = () => false
  test('goes on with the newest draft', () => expect(currentDraft(drafts, null, never)?.draftId).toBe('new'))
  test('goes on with the one asked for', () => expect(currentDraft(drafts, 'old', () => true)?.draftId).toBe('old'))
  test('begins anew after setting the drafts aside', () => {
    expect(currentDraft(drafts, null, () => true)).toBeNull()
  })
  test('a draft asked for that is gone is not missed', () => {
    expect(currentDraft(drafts, 'sealed', never)?.draftId).toBe('new')
  })
})

describe('保存上报', () => {
  const preparing = photo({ ready: null })
  const refused = photo({ ready: null, trouble: 'heic' })
  test('waits for nothing but a photo', () => {
    expect(canSave([photo()], none)).toBe(true)
    expect(canSave([preparing], none)).toBe(true)
    expect(canSave([], none)).toBe(false)
    expect(canSave([refused], none)).toBe(false)
    expect(canSave([photo({ ready: null, photoId: 'broken' })], new Set(['broken']))).toBe(false)
  })
  test('says what is missing or going on', () => {
    expect(saveHint([], none, null)).toBe(words.save.needPhoto)
    expect(saveHint([photo(), preparing], none, null)).toBe('正在处理照片…')
    expect(saveHint([photo()], none, null)).toBe('类别和位置可以稍后在“我的”里补')
    expect(saveHint([photo()], none, { categoryId: 'pets', place: null })).toBe('位置可以稍后在“我的”里补')
  })
  test('has nothing to say about a whole report', () => {
    const place = {
      source: 'map',
      lat: 1,
      lng: 1,
      accuracy: null,
      at: null,
      buildingId: null,
      unit: null,
      spot: null,
    } as const // as const: one literal source
    expect(openParts({ categoryId: 'pets', place })).toBe('')
  })
})

describe('a photo that was not taken just now', () => {
  test('is noticed beyond half an hour, either way', () => {
    expect(oddTime([takenAt(NOW - 31 * MINUTE)])).toBe(NOW - 31 * MINUTE)
    expect(oddTime([takenAt(NOW + 31 * MINUTE)])).toBe(NOW + 31 * MINUTE)
  })
  test('is not noticed within it, nor where the photo does not say', () => {
    expect(oddTime([takenAt(NOW - 29 * MINUTE), photo()])).toBeNull()
  })
  test('of several the oddest is named', () => {
    expect(oddTime([takenAt(NOW - 40 * MINUTE), takenAt(NOW - 90 * MINUTE)])).toBe(NOW - 90 * MINUTE)
  })
})

describe('the categories', () => {
  const category = (id: string) => ({ id }) as Parameters<typeof splitCategories>[0][number] // only ids are asked here
  test("begin with the mission's four, in its order", () => {
    const all = ['pets', 'green-plots', 'ebike-parking', 'waste-sorting', 'cigarette-butts'].map(category)
    const { first, rest } = splitCategories(all)
    expect(first.map(({ id }) => id)).toEqual(['ebike-parking', 'waste-sorting', 'cigarette-butts', 'green-plots'])
    expect(rest.map(({ id }) => id)).toEqual(['pets'])
  })
  test('of a community that has none of them begin with its own first four', () => {
    const { first, rest } = splitCategories(['a', 'b', 'c', 'd', 'e'].map(category))
    expect([first.length, rest.map(({ id }) => id)]).toEqual([4, ['e']])
  })
})
