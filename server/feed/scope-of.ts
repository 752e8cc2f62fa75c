import type { Community } from '../../domain/community.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { NEAR_AFTER_END_DAYS } from '../../domain/lifecycle.ts'
import { holdsPost } from '../../domain/person.ts'
import { DAY_MS } from '../../domain/shanghai-time.ts'
import type { FeedScope } from '../../domain/wire.ts'
import type { Actor } from '../actor.ts'
import { DESK_ROLES } from '../cases/relation.ts'
import { cutToDay } from '../cases/view-parts.ts'
import type { Scope } from '../stores/audience.ts'

/**
 * What a person may follow under this name: own reports, own tasks, or the grids the posts reach.
 * @param now Unix ms
 */
export function scopeOf(name: FeedScope, actor: Actor, community: Community, now: number): Scope {
  if (name === 'mine') return { kind: 'mine', personId: actor.personId }
  if (name === 'tasks') return { kind: 'tasks', personId: actor.personId }
  return { kind: 'near', gridIds: nearGrids(actor, community), endedFrom: endedFrom(now) }
}

/** The first moment of the first day that phones still count as lately over (`isStillNear`). */
const endedFrom = (now: number): number => cutToDay(now - NEAR_AFTER_END_DAYS * DAY_MS) + DAY_MS

function nearGrids(actor: Actor, community: Community): string[] {
  const reached = community.grids
    .map((grid) => grid.id)
    .filter((id) => actor.posts.some((post) => post.gridIds === null || post.gridIds.includes(id)))
  // What lies nowhere yet is near nobody; only whoever has to place it follows it.
  return holdsPost(actor.posts, DESK_ROLES, UNPLACED_GRID) ? [...reached, UNPLACED_GRID] : reached
}
