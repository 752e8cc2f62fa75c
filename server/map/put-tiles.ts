import { TILES_BYTES_MAX, type TilesReceipt } from '../../domain/map-files.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import { type ArrivedTiles, TilesTooLong } from '../stores/map-files.ts'
import { checkArchive } from './check-archive.ts'
import { refuseWhenCrowded } from './room-for-files.ts'
import { tilesParam } from './tiles-param.ts'

/** One at a time for a community: each may take 300 MB of the disk before it is looked at. */
const arriving = new Set<string>()

/**
 * PUT /v1/tiles/:file: a PMTiles archive (version 3) of at most 300 MB, written to the disk as it comes. 201 with what is in it
 * follows the fsync; 422 `tiles_refused` says in `reason` why not, and nothing of it stays.
 */
export const putTiles: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const file = tilesParam(c)
  if (Number(c.req.header('content-length') ?? 0) > TILES_BYTES_MAX) throw new Refusal('body_too_large')
  if (arriving.has(communityId)) throw new Refusal('in_flight')
  arriving.add(communityId)
  try {
    await refuseWhenCrowded(communityId, 'tiles', deps)
    const arrived = await receive(c.req.raw, communityId, deps)
    return dataAnswer(await keepChecked(arrived, file), 201)
  } finally {
    arriving.delete(communityId)
  }
}

async function receive(request: Request, communityId: string, { mapFiles }: Deps): Promise<ArrivedTiles> {
  const body = request.body as AsyncIterable<Uint8Array> | null // Node's streams are iterable; lib.dom does not say so
  try {
    return await mapFiles.receiveTiles(communityId, body ?? nothing(), TILES_BYTES_MAX)
  } catch (error) {
    if (error instanceof TilesTooLong) throw new Refusal('body_too_large')
    if (error instanceof Error && 'code' in error && /^(ENOSPC|EDQUOT|EIO|EROFS)$/.test(String(error.code))) throw error
    throw new Refusal('bad_body', { detail: 'the body broke off' })
  }
}

async function* nothing(): AsyncIterable<Uint8Array> {}

/** Keeps an archive that is one under its name, and nothing of any other. @throws Refusal tiles_refused */
export async function keepChecked(arrived: ArrivedTiles, file: string): Promise<TilesReceipt> {
  try {
    const checked = await checkArchive(arrived)
    if (!checked.ok) throw new Refusal('tiles_refused', { members: { reason: checked.refusal } })
    await arrived.keep(file)
    return { file, size: arrived.size, ...checked.facts }
  } catch (error) {
    await arrived.drop()
    throw error
  }
}
