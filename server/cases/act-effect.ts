import type { CaseAct } from '../../domain/case-act.ts'
import type { Community } from '../../domain/community.ts'
import { distanceMetres, type Standpoint } from '../../domain/place.ts'
import { gridOfPlace } from '../place-grid.ts'
import { Refusal } from '../refusal.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { type Act, type Around, type Effect, ownEvidence } from './effect.ts'
import { joinersPhotos, refuseLongOver } from './join-rules.ts'
import { mergedInto, splitOff } from './merge-effect.ts'
import { recursOf, relinked } from './recurrence.ts'
import {
  dispatched,
  extended,
  failed,
  granted,
  objected,
  refused,
  reopened,
  returned,
  started,
  workDone,
} from './task-effects.ts'

/** Refuses what the step names but is not there: a category, a grid, a handler, a photo, another case. */
export async function effectOf(act: CaseAct, around: Around): Promise<Effect> {
  switch (act.act) {
    case 'supplement':
      return supplemented(act, around)
    case 'settle':
      return settled(act, around)
    case 'join':
      return joined(act, around)
    case 'resolve':
      return { changes: {}, payload: { photoIds: await ownEvidence(act.photoIds, around), note: act.note } }
    case 'accept':
      return { changes: { recursOf: await recursOf(around) }, payload: {} }
    case 'merge':
      return mergedInto(act, around)
    case 'split':
      return splitOff(around)
    case 'dispatch':
      return dispatched(act, around)
    case 'start':
      return started(act, around)
    case 'return':
      return returned(act, around)
    case 'done':
      return workDone(act, around)
    case 'extend':
      return extended(act, around)
    case 'grant':
      return granted(act, around)
    case 'refuse':
      return refused(act, around)
    case 'fail':
      return failed(act, around, { ...(await shown(act, around)), ...standing(act.at, around) })
    case 'verify':
      return {
        changes: { satisfied: null },
        payload: { note: act.note, ...(await shown(act, around)), ...standing(act.at, around) },
      }
    case 'suspend':
      return { changes: { reviewAt: act.reviewAt }, payload: { reason: act.reason, until: act.reviewAt } }
    case 'resume':
      return { changes: { reviewAt: null }, payload: {} }
    case 'unsolved':
      return { changes: { reviewAt: null }, payload: { reason: act.reason } }
    case 'satisfied':
      if (around.found.satisfied === true) throw new Refusal('wrong_state', { detail: 'said already' })
      return { changes: { satisfied: true }, payload: {} }
    case 'object':
      return objected(act, around)
    case 'relink':
      return relinked(act, around)
    case 'reopen':
      return reopened(act, around)
    case 'decline':
    case 'ask':
      return { changes: {}, payload: { reason: act.reason } }
    case 'withdraw':
      return { changes: {}, payload: {} }
  }
}

/** Photos of whoever judges the work; they are evidence like the handler's. */
async function shown(
  { photoIds }: { photoIds?: string[] | undefined },
  around: Around,
): Promise<{ photoIds?: string[] }> {
  return photoIds ? { photoIds: await ownEvidence(photoIds, around) } : {}
}

/** How far off somebody said to stand: kept as said, it decides nothing. */
function standing(at: Standpoint | undefined, { found }: Around): { metres?: number; accuracy?: number } {
  if (!at || !found.place) return {}
  return { metres: Math.round(distanceMetres(at, found.place)), accuracy: Math.round(at.accuracy) }
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

async function joined({ photoIds = [] }: Act<'join'>, { found, actor, deps, now }: Around): Promise<Effect> {
  refuseLongOver(found, now)
  return { changes: {}, payload: { photoIds: await joinersPhotos(photoIds, found, actor, deps) } }
}
