import type { Community } from '../../domain/community.ts'
import { type MapLayer, PLAN_LAYER } from '../../domain/map-layer.ts'

/** The grounds a community offers beside its drawn plan; a copy from before they were knows of none. */
export const groundsOf = ({ map }: Pick<Community, 'map'>): readonly MapLayer[] => map?.layers ?? []

/** Which ground to show: what this phone was told, else what the admin put first, else the drawn plan. */
export function chosenGround(community: Pick<Community, 'map'>, remembered: string | null): string {
  const offered = (id: string | null | undefined) =>
    id === PLAN_LAYER || groundsOf(community).some((ground) => ground.id === id)
  if (remembered !== null && offered(remembered)) return remembered
  const first = community.map?.first
  return first !== undefined && offered(first) ? first : PLAN_LAYER
}

/** What the law asks to be said of a map that is shown: whose it is and, where it has one, its 审图号. */
export const creditOf = ({ attribution, approval }: Pick<MapLayer, 'attribution' | 'approval'>): string =>
  approval === null ? attribution : `${attribution} ${approval}`
