import type { Community } from '../../domain/community.ts'
import type { Place } from '../../domain/place.ts'
import { describePoint } from '../map/describe-point.ts'
import { pointWords, spotWords } from '../map/point-words.ts'
import { speak } from '../ui/speak.ts'

const zh = {
  unsettled: '位置还没定',
  accuracy: (metres: number) => `±${metres} 米`,
  fromPhoto: '照片里的位置',
  near: (place: string) => `${place}一带`,
}

const words = speak({ zh })

/** A position vaguer than this could belong to the next building: then only the grid is named. */
const NAMES_BUILDING_WITHIN_M = 50

type Known = Pick<Community, 'buildings' | 'landmarks' | 'grids'>

/**
 * A place as people say it: `12幢 2单元 · ±8 米`, `12幢 北侧`, `3号网格一带 · ±120 米`. Never digits of latitude.
 * A building somebody chose is named as chosen; a bare position is described by what stands around it.
 */
export function placeWords(place: Place | null, community: Known): string {
  if (place === null) return words.unsettled
  return [chosenWords(place, community) || aroundWords(place, community), sourceWords(place)]
    .filter(Boolean)
    .join(' · ')
}

function chosenWords({ buildingId, unit, spot }: Place, { buildings }: Known): string {
  const building = buildings.find(({ id }) => id === buildingId)?.name ?? ''
  const said = [building, unit, spot].map((part) => part ?? '')
  return said.filter((part, at) => part !== '' && !said.slice(at + 1).some((later) => later.startsWith(part))).join(' ')
}

function aroundWords(place: Place, community: Known): string {
  const around = describePoint(place, community)
  const isVague = place.accuracy !== null && place.accuracy > NAMES_BUILDING_WITHIN_M
  if (isVague && around.grid) return words.near(around.grid.name)
  return spotWords(around) || pointWords(around)
}

function sourceWords({ source, accuracy }: Place): string {
  if (source === 'photo-exif') return words.fromPhoto
  return source === 'gps' && accuracy !== null ? words.accuracy(Math.max(1, Math.round(accuracy))) : ''
}
