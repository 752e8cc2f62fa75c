import { expect, test } from 'vitest'
import { withInitials } from '../../../server/stores/with-initials.ts'
import { communityFixture } from '../../support/community-fixture.ts'

const building = (estate: string, name: string) => ({ ...communityFixture.buildings[0], estate, name })
const landmark = (name: string) => ({ ...communityFixture.landmarks[0], name })

test.each([
  ['湖畔壹号小区', '12幢', 'hpyhxq12z'],
  ['月河新村', '５幢', 'yhxc5z'],
  ['长兴公寓', 'A座', 'cxgyaz'],
  ['', '7-2 栋', '72d'],
])('%s%s is found by %s', async (estate, name, initials) => {
  const one = building(estate, name) as (typeof communityFixture.buildings)[number] // the fixture has a first building
  expect((await withInitials({ buildings: [one], landmarks: [] })).buildings[0]?.initials).toBe(initials)
})

test.each([
  ['南大门', 'ndm'],
  ['1号垃圾投放点', '1hljtfd'],
  ['儿童乐园', 'etly'],
  ['3号监控', '3hjk'],
])('%s is found by %s', async (name, initials) => {
  const one = landmark(name) as (typeof communityFixture.landmarks)[number] // the fixture has a first landmark
  expect((await withInitials({ buildings: [], landmarks: [one] })).landmarks[0]?.initials).toBe(initials)
})

test('initials somebody brings along are not believed, and the rest stays as it is', async () => {
  const [first] = communityFixture.buildings
  if (!first) throw new Error('the fixture has a building')
  const content = { ...communityFixture, buildings: [{ ...first, initials: 'wrong' }] }
  const written = await withInitials(content)
  expect(written.buildings).toEqual([{ ...first, initials: 'csxq11z' }])
  expect({ ...written, buildings: [], landmarks: [] }).toEqual({ ...content, buildings: [], landmarks: [] })
})
