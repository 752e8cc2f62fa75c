import { expect, test } from 'vitest'
import { communitySchema } from '../../domain/community.ts'
import { gridAt } from '../../domain/grid-at.ts'
import { parse } from '../../domain/parse.ts'
import { at, communityFixture } from './community-fixture.ts'

test('the fixture is a community as the contract describes it', () => {
  expect(parse(communitySchema, communityFixture)).toEqual({ ok: true, value: communityFixture })
})

test('each building of the fixture stands inside one grid', () => {
  const grids = communityFixture.buildings.map((building) => gridAt(building.center, communityFixture.grids)?.id)
  expect(grids).toEqual(['g3', 'g3', 'g3', 'g4'])
  expect(gridAt(at(0, 500), communityFixture.grids)).toBeNull()
})
