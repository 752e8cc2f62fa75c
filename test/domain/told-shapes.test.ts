import { describe, test } from 'vitest'
import { deskHeatSchema, deskMapSchema, mapPointSchema, samePlaceSchema } from '../../domain/desk-map.ts'
import { exportJobsSchema, exportWishSchema } from '../../domain/export-job.ts'
import { limitsSavedSchema } from '../../domain/limits.ts'
import { pictureReceiptSchema, tilesReceiptSchema } from '../../domain/map-files.ts'
import { inboxReadSchema, inboxSchema } from '../../domain/notice.ts'
import { albumSchema, checklistSchema, figuresSchema, MILESTONES, numbersSchema } from '../../domain/numbers.ts'
import { twinsSchema } from '../../domain/twins.ts'
import { chars, expectBorders, list } from './borders.ts'
import { NULLABLE_IN_PLACE, place, RANDOM } from './examples.ts'
import { expectShape, type Shape } from './shape.ts'

// What the server tells of many cases at once: each part is there, of its kind, and nothing else is taken for it.

const AT = 1_764_000_000_000
const cell = { south: 28.1, west: 121.1, north: 28.2, east: 121.2, count: 7 }
const mapPoint = { caseId: 'c1', state: 'accepted', categoryId: 'litter', gridId: 'g3', receivedAt: AT, place }
const MAP_POINT_NULLABLE = ['categoryId', 'gridId', ...NULLABLE_IN_PLACE.map((name) => `place.${name}`)]
const under = (path: string, names: readonly string[]) => names.map((name) => `${path}.${name}`)

const spread = { count: 2, median: 5, p90: 9 }
const times = Object.fromEntries(MILESTONES.map((milestone) => [milestone, spread]))
const TIMES_NULLABLE = MILESTONES.flatMap((milestone) => under(`times.${milestone}`, ['median', 'p90']))
const counts =
  'received decided accepted ended closed dueJudged onTime done reworked reworks recurring answered satisfied objections'
const figures = { ...Object.fromEntries(counts.split(' ').map((name, i) => [name, i])), times }
const row = { key: 'g3', name: '3号网格', figures }
const groups = { grid: [row], category: [row], handler: [row], month: [row] }
const GROUPS_NULLABLE = Object.keys(groups).flatMap((group) =>
  under(`groups.${group}.0`, ['name', ...under('figures', TIMES_NULLABLE)]),
)

const notice = {
  seq: 4,
  caseId: 'c1',
  event: 'accept',
  side: 'mine',
  at: AT,
  reason: '重复',
  categoryId: 'litter',
  gridId: 'g3',
  buildingId: 'b1',
  dueAt: AT,
}
const twin = {
  caseId: 'c1',
  state: 'accepted',
  categoryId: 'litter',
  kind: '楼道',
  gridId: 'g3',
  receivedAt: AT,
  endedAt: AT,
  photoId: RANDOM,
  metres: 12,
  sameBuilding: true,
  sameCategory: false,
  days: 3,
  photo: 'similar',
}
const TWIN_NULLABLE = ['categoryId', 'kind', 'gridId', 'endedAt', 'photoId', 'metres', 'sameCategory', 'photo']
const job = {
  exportId: RANDOM,
  kind: 'cases.xlsx',
  from: '2026-10',
  to: '2026-11',
  state: 'failed',
  failure: 'disk_full',
  done: 3,
  total: 9,
  bytes: 12,
  createdAt: AT,
  fileName: '案件.xlsx',
}
const wish: Shape = {
  schema: exportWishSchema,
  whole: { kind: 'numbers.csv', from: '2026-10', to: '2026-11', grid: 'g3', category: 'none' },
  nullable: ['grid', 'category'],
  strict: true,
}
const read: Shape = { schema: inboxReadSchema, whole: { seqs: [1, 2] }, strict: true }

describe('what is told of many cases at once', () => {
  test.each<[string, Shape]>([
    ['a case on the map', { schema: mapPointSchema, whole: mapPoint, nullable: MAP_POINT_NULLABLE }],
    [
      'the map',
      {
        schema: deskMapSchema,
        whole: { total: 8, points: [mapPoint], cells: [cell] },
        nullable: under('points.0', MAP_POINT_NULLABLE),
        mayBeEmpty: ['points', 'cells'],
      },
    ],
    ['the heat', { schema: deskHeatSchema, whole: { total: 7, cells: [cell] }, mayBeEmpty: ['cells'] }],
    [
      'what else is at a place',
      {
        schema: samePlaceSchema,
        whole: {
          cases: [{ caseId: 'c', state: 'closed', categoryId: 'x', gridId: 'g', receivedAt: AT, metres: 3 }],
        },
        nullable: under('cases.0', ['categoryId', 'gridId', 'metres']),
        mayBeEmpty: ['cases'],
      },
    ],
    [
      'cases that may be one',
      {
        schema: twinsSchema,
        whole: { cases: [twin] },
        nullable: under('cases.0', TWIN_NULLABLE),
        mayBeEmpty: ['cases'],
      },
    ],
    ['figures', { schema: figuresSchema, whole: figures, nullable: TIMES_NULLABLE }],
    [
      'the numbers',
      {
        schema: numbersSchema,
        whole: { from: '2026-10', to: '2026-11', at: AT, total: figures, groups },
        nullable: [...under('total', TIMES_NULLABLE), ...GROUPS_NULLABLE],
      },
    ],
    [
      'the checklist',
      {
        schema: checklistSchema,
        whole: {
          from: '2026-10',
          to: '2026-11',
          items: [
            {
              item: '环境',
              categoryIds: ['litter'],
              received: 9,
              open: 1,
              closed: 8,
              photosBefore: 4,
              photosAfter: 3,
              pairs: 2,
            },
          ],
        },
        nullable: ['items.0.item'],
        mayBeEmpty: ['items', 'items.0.categoryIds'],
      },
    ],
    [
      'an album',
      {
        schema: albumSchema,
        whole: {
          pairs: [
            { categoryId: 'x', gridId: 'g', buildingId: 'b', day: AT, endedDay: AT, before: RANDOM, after: RANDOM },
          ],
          more: true,
        },
        nullable: under('pairs.0', ['categoryId', 'gridId', 'buildingId']),
        mayBeEmpty: ['pairs'],
      },
    ],
    [
      'messages',
      {
        schema: inboxSchema,
        whole: { epoch: 'e', items: [notice], next: 'n', more: false, unread: [4] },
        nullable: under('items.0', ['reason', 'categoryId', 'gridId', 'buildingId', 'dueAt']),
        mayBeEmpty: ['items', 'unread'],
      },
    ],
    ['what was read', read],
    ['a wish for a file', wish],
    [
      'files that are made',
      {
        schema: exportJobsSchema,
        whole: { jobs: [job] },
        nullable: ['jobs.0.failure', 'jobs.0.bytes'],
        mayBeEmpty: ['jobs'],
      },
    ],
    ['limits that were saved', { schema: limitsSavedSchema, whole: { version: 'v1' } }],
    ['a picture that came', { schema: pictureReceiptSchema, whole: { pictureId: RANDOM, width: 4, height: 3 } }],
    [
      'tiles that came',
      {
        schema: tilesReceiptSchema,
        whole: {
          file: 'a.pmtiles',
          size: 9,
          vector: true,
          minZoom: 3,
          maxZoom: 14,
          bounds: { south: 28.1, west: 121.1, north: 28.2, east: 121.2 },
        },
      },
    ],
  ])('%s', (_what, shape) => expectShape(shape))
})

test('months, ids and lists end where they are said to', () => {
  const months = {
    takes: ['2026-01', '2099-12'],
    refuses: ['2026-00', '2026-13', '1999-12', '2026-1', '2026-011', ' 2026-11', '2026-11 '],
  }
  const ids = { takes: ['x', chars(64), null], refuses: ['', chars(65)] }
  expectBorders(wish, {
    from: months,
    to: months,
    grid: ids,
    category: ids,
    kind: { takes: [], refuses: ['cases.pdf'] },
  })
  expectBorders(read, { seqs: { takes: [list(500, 1)], refuses: [[], list(501, 1), [1.5]] } })
})
