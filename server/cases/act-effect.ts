import type { CaseAct } from '../../domain/case-act.ts'
import type { Community } from '../../domain/community.ts'
import { dueAt } from '../../domain/work-calendar.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { gridOfPlace } from '../place-grid.ts'
import { Refusal } from '../refusal.ts'
import type { CaseRecord, EventPayload } from '../stores/case-record.ts'
import { joinersPhotos, refuseLongOver } from './join-rules.ts'

/** What a step changes in the case besides its state, and what its event remembers. */
export type Effect = { changes: Partial<CaseRecord>; payload: EventPayload }

type Act<Name extends CaseAct['act']> = Extract<CaseAct, { act: Name }>
type Around = { found: CaseRecord; community: Community; actor: Actor; deps: Deps; now: number }

/** Refuses what the step names but is not there: a category, a grid, a handler, a photo. */
export async function effectOf(act: CaseAct, around: Around): Promise<Effect> {
  switch (act.act) {
    case 'supplement':
      return supplemented(act, around)
    case 'settle':
      return settled(act, around)
    case 'dispatch':
      return dispatched(act, around)
    case 'done':
      return done(act, around)
    case 'join':
      return joined(act, around)
    case 'return':
      return { changes: { handlerId: null, task: null, dueAt: null }, payload: { reason: act.reason } }
    case 'fail':
      return { changes: { reworkCount: around.found.reworkCount + 1 }, payload: { reason: act.reason } }
    case 'decline':
      return { changes: {}, payload: { reason: act.reason } }
    case 'verify':
      return { changes: {}, payload: { note: act.note } }
    case 'withdraw':
    case 'accept':
    case 'start':
      return { changes: {}, payload: {} }
  }
}

function supplemented({ supplement }: Act<'supplement'>, { found, community }: Around): Effect {
  const { categoryId, kind, place, words } = supplement
  const changes: Partial<CaseRecord> = {
    ...(categoryId !== undefined && recategorised(categoryId, found, community)),
    ...(kind !== undefined && { kind }),
    ...(place && { place, gridId: gridOfPlace(place, community), planVersion: planVersionOf(community) }),
    ...(words !== undefined && { words }),
  }
  return { changes, payload: { supplement } }
}

function settled({ categoryId, place, gridId }: Act<'settle'>, { found, community }: Around): Effect {
  if (categoryId === undefined && place === undefined && gridId === undefined) {
    throw new Refusal('bad_body', { detail: 'nothing is settled' })
  }
  if (gridId !== undefined && !community.grids.some((grid) => grid.id === gridId)) throw new Refusal('unknown_grid')
  const changes: Partial<CaseRecord> = {
    ...(categoryId !== undefined && recategorised(categoryId, found, community)),
    ...(place && { place, gridId: gridOfPlace(place, community) }),
    ...(gridId !== undefined && { gridId }),
    ...((place || gridId !== undefined) && { planVersion: planVersionOf(community) }),
  }
  return {
    changes,
    payload: {
      settled: {
        ...(categoryId !== undefined && { categoryId }),
        ...(place && { place }),
        ...(changes.gridId !== undefined && { gridId: changes.gridId }),
      },
    },
  }
}

const planVersionOf = (community: Community): number => community.planVersion ?? 1

/** A kind belongs to its category and goes with it. */
function recategorised(categoryId: string, found: CaseRecord, community: Community): Partial<CaseRecord> {
  if (!community.categories.some((category) => category.id === categoryId)) throw new Refusal('unknown_category')
  return categoryId === found.categoryId ? {} : { categoryId, kind: null }
}

async function dispatched(act: Act<'dispatch'>, { found, community, deps, now }: Around): Promise<Effect> {
  const { handlerId, task } = act
  const handlers = await deps.people.handlers(found.communityId, now)
  if (!handlers.some((handler) => handler.personId === handlerId)) throw new Refusal('unknown_handler')
  const due = act.dueAt ?? proposedDueAt(found, community, now)
  return { changes: { handlerId, task, dueAt: due }, payload: { handlerId, task, dueAt: due } }
}

/** The category's time to fix, counted from the server's clock at the dispatch. */
function proposedDueAt(found: CaseRecord, community: Community, now: number): number | null {
  const within = community.categories.find((category) => category.id === found.categoryId)?.fixWithin
  return within ? dueAt(now, within, community.calendar) : null
}

async function done({ photoIds, note }: Act<'done'>, { found, actor, deps }: Around): Promise<Effect> {
  for (const photoId of photoIds) {
    const photo = await deps.journal.findPhoto(found.communityId, photoId)
    const isEvidence =
      photo?.caseId === found.caseId && photo.declaredBy === actor.personId && photo.purpose === 'after'
    if (!isEvidence || photo.state !== 'stored') throw new Refusal('photo_missing', { detail: photoId })
  }
  return { changes: {}, payload: { photoIds: [...new Set(photoIds)], note } }
}

async function joined({ photoIds = [] }: Act<'join'>, { found, actor, deps, now }: Around): Promise<Effect> {
  refuseLongOver(found, now)
  return { changes: {}, payload: { photoIds: await joinersPhotos(photoIds, found, actor, deps) } }
}
