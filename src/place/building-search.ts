import type { Building, Landmark } from '../../domain/grid.ts'

const clean = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
/** 12 finds 12幢 before 112幢: by number people mean the whole number. */
const leadingNumber = (text: string) => /\d+/.exec(clean(text))?.[0] ?? null

/** Letters are looked for in the pinyin initials that came with the community; a copy from before has none. */
const hasInitials = (initials: string | undefined, wanted: string): boolean =>
  /[a-z]/.test(wanted) && initials?.includes(wanted) === true

/** Buildings whose name, with or without the estate, or pinyin initials hold the query; exact numbers first, then in the order of numbers. */
export function findBuildings(buildings: readonly Building[], query: string): Building[] {
  const wanted = clean(query)
  const number = leadingNumber(wanted)
  const isExact = ({ name }: Building) => (number !== null && leadingNumber(name) === number ? 0 : 1)
  return buildings
    .filter(({ name, estate, initials }) => clean(estate + name).includes(wanted) || hasInitials(initials, wanted))
    .sort((a, b) => isExact(a) - isExact(b) || byNumber(a, b))
}

const byNumber = (a: Building, b: Building) =>
  Number(leadingNumber(a.name) ?? Number.POSITIVE_INFINITY) -
    Number(leadingNumber(b.name) ?? Number.POSITIVE_INFINITY) || a.name.localeCompare(b.name, 'zh-CN')

/** Sheds, garbage points, gates … whose name or pinyin initials hold the query. */
export function findLandmarks(landmarks: readonly Landmark[], query: string): Landmark[] {
  const wanted = clean(query)
  return landmarks.filter(({ name, initials }) => clean(name).includes(wanted) || hasInitials(initials, wanted))
}
