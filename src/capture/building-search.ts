import type { Building, Landmark } from '../../domain/grid.ts'

const clean = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
/** 12 finds 12幢 before 112幢: by number people mean the whole number. */
const leadingNumber = (text: string) => /\d+/.exec(clean(text))?.[0] ?? null

/** Buildings whose name holds the query; exact numbers first, then names in the order of their numbers. */
export function findBuildings(buildings: readonly Building[], query: string): Building[] {
  const wanted = clean(query)
  const number = /^\d+$/.test(wanted) ? wanted : leadingNumber(query)
  const isExact = ({ name }: Building) => (number !== null && leadingNumber(name) === number ? 0 : 1)
  return buildings
    .filter(
      ({ name, estate }) => wanted === '' || clean(name).includes(wanted) || clean(estate + name).includes(wanted),
    )
    .sort((a, b) => isExact(a) - isExact(b) || byNumber(a, b))
}

const byNumber = (a: Building, b: Building) =>
  Number(leadingNumber(a.name) ?? Number.POSITIVE_INFINITY) -
    Number(leadingNumber(b.name) ?? Number.POSITIVE_INFINITY) || a.name.localeCompare(b.name, 'zh-CN')

/** Sheds, garbage points and gates whose name holds the query. */
export const findLandmarks = (landmarks: readonly Landmark[], query: string): Landmark[] =>
  landmarks.filter(({ name }) => clean(name).includes(clean(query)))
