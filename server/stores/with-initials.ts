import type { Community } from '../../domain/community.ts'

type Named = Pick<Community, 'buildings' | 'landmarks'>

/**
 * The community with the pinyin initials of what people look for by name: a building's after its estate (湖畔壹号小区12幢 →
 * hpyhxq12z), a landmark's (南大门 → ndm). Made anew at every write, whatever was there, so that they never speak of an
 * earlier name; the version is made after this. The dictionary (90 ms) is loaded by the first write only.
 */
export async function withInitials<T extends Named>(content: T): Promise<T> {
  const { pinyin } = await import('pinyin-pro')
  const initialsOf = (name: string) =>
    pinyin(name.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array' })
      .join('')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
  return {
    ...content,
    buildings: content.buildings.map((one) => ({ ...one, initials: initialsOf(one.estate + one.name) })),
    landmarks: content.landmarks.map((one) => ({ ...one, initials: initialsOf(one.name) })),
  }
}
