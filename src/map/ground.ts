import type { Community } from '../../domain/community.ts'
import type { MapLayer as GroundChoice } from '../../domain/map-layer.ts'
import type { MapLayer } from './map-layer.ts'

/** What a ground tells about itself, as often as it changes. */
export type GroundNews = {
  /** Something of it is to be seen: the drawn plan may step back. */
  shown: () => void
  /** Nothing of it can be seen now: the drawn plan stands in. */
  failed: () => void
}

export type OpenGround<C extends GroundChoice = GroundChoice> = (
  choice: C,
  community: Community,
  news: GroundNews,
) => MapLayer

export type GroundOfKind<K extends GroundChoice['kind']> = Extract<GroundChoice, { kind: K }>

/** Which file draws which kind; each comes in a chunk of its own, when somebody first looks at such a ground. */
const GROUNDS: { [K in GroundChoice['kind']]: () => Promise<OpenGround<GroundOfKind<K>>> } = {
  picture: () => import('./picture-ground.ts').then((module) => module.pictureGround),
  pmtiles: () => import('./pmtiles-ground.ts').then((module) => module.pmtilesGround),
  tianditu: () => import('./tile-grounds.ts').then((module) => module.tiandituGround),
  xyz: () => import('./tile-grounds.ts').then((module) => module.xyzGround),
}

/** The ground of this choice, not yet on a map. @throws when its part of the page cannot be fetched */
export async function openGround(choice: GroundChoice, community: Community, news: GroundNews): Promise<MapLayer> {
  const open = await GROUNDS[choice.kind]()
  // The table pairs each kind with the opener of that kind; the compiler loses the pairing when the key is a union.
  return (open as OpenGround)(choice, community, news)
}
