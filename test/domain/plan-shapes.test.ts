import { describe, test } from 'vitest'
import {
  planOfVersionSchema,
  planPreviewSchema,
  planRequestSchema,
  planSavedSchema,
  planVersionsSchema,
} from '../../domain/plan.ts'
import { expectShape, type Shape } from './shape.ts'

const AT = 1_764_000_000_000
const under = (path: string, names: readonly string[]) => names.map((name) => `${path}.${name}`)

const position = [121.1, 28.1]
const ring = [position, position, position, position]
const grid = { id: 'g3', name: '3号网格', area: { type: 'Polygon', coordinates: [ring] } }
const building = {
  id: 'b1',
  name: '1幢',
  estate: '湖畔',
  units: ['1单元'],
  area: grid.area,
  center: { lat: 28.1, lng: 121.1 },
  entrances: [{ unit: '1单元', lat: 28.1, lng: 121.1 }],
  floors: 6,
  initials: 'hp1z',
}
const plan = { grids: [grid], buildings: [building] }
const planSays = (path: string) => ({
  optional: under(`${path}.buildings.0`, ['entrances', 'floors', 'initials']),
  leave: [`${path}.grids.0.area.coordinates`, `${path}.buildings.0.area.coordinates`],
})
const problem = { code: 'gap', ids: ['g3'], at: { lat: 28.1, lng: 121.1 }, area: 12.5 }
const moved = { from: 'g3', to: 'g4', count: 2 }
const post = { personId: 'p', name: '李', role: 'grid_leader', before: ['g3'], after: ['g4'] }

describe('the plan', () => {
  test.each<[string, Shape]>([
    [
      'asked for',
      {
        schema: planRequestSchema,
        whole: { plan, successors: { g9: ['g3'] }, acknowledged: true },
        ...planSays('plan'),
        leave: [...planSays('plan').leave, 'successors'],
        strict: true,
      },
    ],
    [
      'as it would be',
      {
        schema: planPreviewSchema,
        whole: {
          version: 'v',
          planVersion: 3,
          problems: [problem],
          moves: [moved],
          cases: [{ caseId: 'c', from: 'g3', to: 'g4' }],
          posts: [post],
          gone: [{ gridId: 'g9', name: '9号', successors: ['g3'], people: ['p'] }],
        },
        optional: ['problems.0.area'],
        nullable: ['problems.0.at', 'moves.0.from', 'moves.0.to', 'cases.0.from', 'cases.0.to'],
        mayBeEmpty: [
          'problems',
          'problems.0.ids',
          'moves',
          'cases',
          'posts',
          'gone',
          'gone.0.successors',
          'gone.0.people',
        ],
      },
    ],
    ['saved', { schema: planSavedSchema, whole: { version: 'v', planVersion: 3, moved: 2 } }],
    [
      'in its versions',
      {
        schema: planVersionsSchema,
        whole: { versions: [{ version: 1, madeAt: AT, madeBy: 'p', grids: 2, buildings: 3 }] },
        nullable: ['versions.0.madeAt', 'versions.0.madeBy'],
        mayBeEmpty: ['versions'],
      },
    ],
    ['of one version', { schema: planOfVersionSchema, whole: { version: 1, plan }, ...planSays('plan') }],
  ])('%s', (_what, shape) => expectShape(shape))
})
