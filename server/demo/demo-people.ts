import { HANDLER_KINDS, type HandlerKind } from '../../domain/category.ts'
import { type Grid, UNPLACED_GRID } from '../../domain/grid.ts'
import { gridAt } from '../../domain/grid-at.ts'
import type { Point } from '../../domain/place.ts'
import type { NewPerson, NewPost } from '../stores/people.ts'

/** The keys of demo-links.json, each with the invented person it signs in. */
export const DEMO_SIGN_INS = {
  reporter: 'demo-reporter',
  gridLeader: 'demo-grid-leader',
  handler: 'demo-handler',
  supervisor: 'demo-supervisor',
  admin: 'demo-admin',
} as const
export type DemoSignIn = keyof typeof DEMO_SIGN_INS

type Place = { id: string; center: Point; grids: readonly Grid[] }

/** The demo's invented people. The leader leads the grid in the community's middle and what has no grid yet. */
export function demoPeople(community: Place, since: number): NewPerson[] {
  const middle = gridAt(community.center, community.grids)
  if (!middle) throw new Error('the community has no grid in its middle')
  const others = community.grids.filter((grid) => grid !== middle).map((grid) => grid.id)
  const person = (personId: string, name: string, post: Pick<NewPost, 'role'> & Partial<NewPost>): NewPerson => ({
    communityId: community.id,
    personId,
    name: `演示·${name}`,
    posts: [{ gridIds: null, kinds: [], from: since, to: null, ...post }],
  })
  const handler = (personId: string, name: string, kinds: readonly HandlerKind[]) =>
    person(personId, name, { role: 'handler', kinds })
  return [
    person(DEMO_SIGN_INS.reporter, '王阿姨', { role: 'reporter' }),
    person(DEMO_SIGN_INS.gridLeader, '李网格长', { role: 'grid_leader', gridIds: [middle.id, UNPLACED_GRID] }),
    person('demo-grid-leader-2', '何网格长', { role: 'grid_leader', gridIds: others }),
    handler(DEMO_SIGN_INS.handler, '物业小陈', HANDLER_KINDS), // the one with a link can be sent anything
    handler('demo-cleaner', '保洁刘姐', ['cleaning']),
    handler('demo-gardener', '绿化老吴', ['greening']),
    handler('demo-contractor', '施工方赵工', ['contractor']),
    handler('demo-enforcement', '执法小孙', ['enforcement']),
    person(DEMO_SIGN_INS.supervisor, '监督员老周', { role: 'supervisor' }),
    person(DEMO_SIGN_INS.admin, '管理员', { role: 'admin' }),
  ]
}
