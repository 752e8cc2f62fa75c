import type { Community } from '../../domain/community.ts'
import { communityFromTemplate, PLAN_COMMUNITIES, type PlanName } from '../community-template/community-template.ts'
import type { Communities } from '../stores/communities.ts'
import type { People } from '../stores/people.ts'
import { demoPeople } from './demo-people.ts'

/** Nobody answers there: the number is invented and looks it. */
const INVENTED_PHONES = { property: '0576-00000001', community: '0576-00000002' }

/**
 * Creates the demo's communities in a folder that has none: 湖畔社区 with its people, whom the links sign in, and beside it
 * 月河社区 with its plan and nobody yet. What was edited since then stays. No cases: an empty desk tells the truth. A
 * community is written after its people: once it is there, all of it is.
 * @returns the one the links belong to
 */
export async function seedDemo(communities: Communities, people: People, now: number): Promise<Community> {
  await seed('yuehe', communities, async () => undefined)
  return seed('hupan', communities, async (content) => {
    for (const person of demoPeople(content, now)) await people.putPerson(person)
  })
}

async function seed(
  plan: PlanName,
  communities: Communities,
  addPeople: (content: Omit<Community, 'version'>) => Promise<void>,
): Promise<Community> {
  const names = PLAN_COMMUNITIES[plan]
  const known = await communities.read(names.id)
  if (known) return known
  const content = communityFromTemplate({ ...names, demo: true, phones: INVENTED_PHONES }, plan)
  await addPeople(content)
  return communities.write(content)
}
