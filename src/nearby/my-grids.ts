import type { Community } from '../../domain/community.ts'
import type { Post } from '../../domain/person.ts'

/** The names of the grids a person's posts reach; the community's name where one of them reaches all of it. */
export function myGridNames(posts: readonly Post[], { name, grids }: Pick<Community, 'name' | 'grids'>): string[] {
  const ids = new Set<string>()
  for (const { gridIds } of posts) {
    if (gridIds === null) return [name]
    for (const id of gridIds) ids.add(id)
  }
  const names = grids.filter(({ id }) => ids.has(id)).map((grid) => grid.name)
  return names.length > 0 ? names : [name]
}
