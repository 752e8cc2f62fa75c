import type { Community } from '../../domain/community.ts'
import { communityFromTemplate, TEMPLATE_NAMES } from '../community-template/community-template.ts'
import type { Communities } from '../stores/communities.ts'
import type { People } from '../stores/people.ts'
import { demoPeople } from './demo-people.ts'

/** Nobody answers there: the number is invented and looks it. */
const INVENTED_PHONES = { property: '0576-00000001', community: '0576-00000002' }

/**
 * Creates the demo's community and people in a folder that has none; what was edited since then stays.
 * No cases: an empty desk tells the truth. The community is written last: once it is there, all of it is.
 */
export async function seedDemo(communities: Communities, people: People, now: number): Promise<Community> {
  const known = await communities.read(TEMPLATE_NAMES.id)
  if (known) return known
  const content = communityFromTemplate({ ...TEMPLATE_NAMES, demo: true, phones: INVENTED_PHONES })
  for (const person of demoPeople(content, now)) await people.putPerson(person)
  return communities.write(content)
}
