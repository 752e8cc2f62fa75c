import { checklistItem } from '../../domain/checklist.ts'
import { ALBUM_PAIRS_MAX, type Album } from '../../domain/numbers.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { communityNamed } from '../map/named-files.ts'
import { signedIn } from '../signed-in.ts'
import { albumPairs } from './album-pairs.ts'
import { readPeriod } from './period.ts'

/** GET /v1/desk/album?from&to&grid&category&item: closed cases with their first picture and their last, to be printed. */
export const getAlbum: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const { meant } = readPeriod(c, actor, deps.now())
  const isMeant = await ofItem(c.req.query('item'), actor.communityId, deps)
  const found = await albumPairs(deps.journal, actor.communityId, meant, { max: ALBUM_PAIRS_MAX, isMeant })
  const answer: Album = {
    pairs: found.pairs.map(({ case: { categoryId, gridId, place }, day, endedDay, before, after }) => ({
      categoryId,
      gridId,
      buildingId: place?.buildingId ?? null,
      day,
      endedDay,
      before: before.declared.id,
      after: after.declared.id,
    })),
    more: found.more,
  }
  return dataAnswer(answer)
}

async function ofItem(item: string | undefined, communityId: string, deps: Deps) {
  if (item === undefined) return () => true
  const { categories } = await communityNamed(communityId, deps)
  const ids = new Set(categories.filter((one) => checklistItem(one) === item).map(({ id }) => id))
  return ({ categoryId }: { categoryId: string | null }) => categoryId !== null && ids.has(categoryId)
}
