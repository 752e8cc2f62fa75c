import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Community } from '../../domain/community.ts'
import { MAP_LAYERS_MAX, type MapLayer, PLAN_LAYER } from '../../domain/map-layer.ts'
import { keepChecked } from '../map/put-tiles.ts'
import { Refusal } from '../refusal.ts'
import type { Communities } from '../stores/communities.ts'
import type { MapFiles } from '../stores/map-files.ts'
import { AdminRefused } from './admin-refused.ts'
import type { AddMap } from './command.ts'

type AddMapDeps = { communities: Communities; mapFiles: MapFiles }
export type MapAdded = { communityId: string; file: string; size: number; minZoom: number; maxZoom: number }

/**
 * Puts a PMTiles archive of any size in place and offers it as a ground; one of the same name is replaced. The server may be
 * running: what it reads changes at one moment.
 * @throws AdminRefused
 */
export async function addMap(asked: AddMap, deps: AddMapDeps): Promise<MapAdded> {
  const community = await communityFor(asked.communityId, deps)
  const file = basename(asked.path).toLowerCase()
  if (!/^[a-z][a-z0-9-]{0,39}\.pmtiles$/.test(file)) {
    throw new AdminRefused(`${file}: call it like town.pmtiles (letters, digits, -). 文件名只能用字母、数字和短横线。`)
  }
  const { size, minZoom, maxZoom } = await takeIn(asked.path, file, community.id, deps)
  const { name, attribution, approval } = asked
  const id = file.slice(0, -'.pmtiles'.length)
  await offer({ kind: 'pmtiles', id, name, attribution, approval, file, minZoom, maxZoom }, community.id, deps)
  return { communityId: community.id, file, size, minZoom, maxZoom }
}

async function communityFor(id: string | null, { communities }: AddMapDeps): Promise<Community> {
  const listed = await communities.list()
  const chosen = id ?? (listed.length === 1 ? listed[0]?.id : undefined)
  const community = chosen === undefined ? null : await communities.readNow(chosen)
  if (community) return community
  throw new AdminRefused(`--community is needed, one of ${listed.map((one) => one.id).join(', ')}. 请写明社区。`)
}

async function takeIn(path: string, file: string, communityId: string, { mapFiles }: AddMapDeps) {
  try {
    const source = await open(path, 'r')
    const arrived = await mapFiles.receiveTiles(communityId, source.createReadStream(), Number.POSITIVE_INFINITY)
    return await keepChecked(arrived, file)
  } catch (error) {
    if (error instanceof Refusal) {
      throw new AdminRefused(`${path}: ${String(error.extra.members?.reason)}. 不是完整的 PMTiles 第 3 版文件。`)
    }
    if (error instanceof Error && 'code' in error)
      throw new AdminRefused(`${path}: ${error.message}. 文件读不了或存不下。`)
    throw error
  }
}

async function offer(layer: MapLayer, communityId: string, { communities }: AddMapDeps): Promise<void> {
  const now = await communities.readNow(communityId)
  if (!now) throw new AdminRefused(`community ${communityId} is gone. 社区不在了。`)
  const { version, ...content } = now
  const { layers, first } = content.map ?? { layers: [], first: PLAN_LAYER }
  const others = layers.filter(({ id }) => id !== layer.id)
  if (others.length >= MAP_LAYERS_MAX) throw new AdminRefused(`${MAP_LAYERS_MAX} layers already. 底图已经太多了。`)
  const written = await communities.replace({ ...content, map: { layers: [...others, layer], first } }, version)
  if (!written) throw new AdminRefused('somebody changed the community meanwhile: run it again. 请再运行一次。')
}
