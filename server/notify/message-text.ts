import type { Community } from '../../domain/community.ts'
import { clockOf } from '../../domain/shanghai-time.ts'
import type { DeliveryData, DeliveryRecord, DigestCounts } from '../stores/channel-journal.ts'
import { words } from './words.ts'

/** What texts are made with: the community as it is now, and the address people reach it at; null where there is none outside. */
export type TextSource = { community: Community; origin: string | null }

type Told = Pick<DeliveryRecord, 'data' | 'at' | 'personId'>

const PLACE = /\{([^{}\n]{1,20})\}/g

/** Names in braces that nothing stands for: a slip of the pen. */
export const unknownPlaces = (template: string): string[] => {
  const known: readonly string[] = Object.values(words.places)
  return [...new Set([...template.matchAll(PLACE)].map(([, name]) => name ?? ''))].filter(
    (name) => !known.includes(name),
  )
}

/** One message by its template. A line whose places all turn out empty is left out; a name nobody knows stays as it is written. */
export function messageText(template: string, told: Told, source: TextSource): string {
  const values = valuesOf(told, source)
  const lines = template.split('\n').flatMap((line) => {
    const named = [...line.matchAll(PLACE)].map(([, name]) => values.get(name ?? '')).filter((one) => one !== undefined)
    if (named.length > 0 && named.every((value) => value === '')) return []
    return [line.replaceAll(PLACE, (whole, name: string) => values.get(name) ?? whole)]
  })
  return lines.join('\n').trim()
}

function valuesOf({ data, at, personId }: Told, source: TextSource): ReadonlyMap<string, string> {
  const { places } = words
  return new Map([
    [places.community, source.community.name],
    [places.grid, gridOf(data, source)],
    [places.category, categoryOf(data, source)],
    [places.place, placeOf(data, source) ?? words.noPlace],
    [places.event, words.event(data.event)],
    [places.reason, data.reason ?? ''],
    [places.due, data.dueAt === null ? '' : momentText(data.dueAt)],
    [places.time, momentText(at)],
    [places.link, linkOf(data, personId, source)],
  ])
}

/** Several messages in one: a line for each, as many as fit, and how many more there are. */
export function severalText(all: readonly Told[], source: TextSource, bytesMax: number): string {
  const head = words.several(source.community.name, all.length)
  const lines = all.map(({ data }) => lineOf(data, source))
  const text = (count: number) =>
    [head, ...lines.slice(0, count), ...(count < all.length ? [words.more(all.length - count)] : [])].join('\n')
  let count = Math.min(all.length, 20)
  while (count > 0 && Buffer.byteLength(text(count)) > bytesMax) count--
  return text(count)
}

function lineOf(data: DeliveryData, source: TextSource): string {
  if (data.counts) return digestLines(data.counts).join('，')
  const about = [categoryOf(data, source), placeOf(data, source)].filter((one) => one !== null).join('，')
  return words.line(gridOf(data, source), words.event(data.event), about)
}

/** The morning's digest: what there is, and nothing of what there is not. */
export function digestText(counts: DigestCounts, { community, origin }: TextSource): string {
  return [words.morning(community.name), ...digestLines(counts), ...(origin === null ? [] : [`${origin}/desk`])].join(
    '\n',
  )
}

function digestLines(counts: DigestCounts): string[] {
  const names = ['received', 'closed', 'submitted', 'awaiting', 'dueToday', 'overdue'] as const
  return names.filter((name) => counts[name] > 0).map((name) => words.number(name, counts[name]))
}

/** As much of a text as its provider takes; what is cut off is said by an ellipsis. */
export function withinBytes(text: string, max: number): string {
  if (Buffer.byteLength(text) <= max) return text
  const characters = [...text]
  while (characters.length > 0 && Buffer.byteLength(`${characters.join('')}…`) > max) characters.pop()
  return `${characters.join('')}…`
}

const gridOf = ({ gridId }: DeliveryData, { community }: TextSource): string =>
  community.grids.find(({ id }) => id === gridId)?.name ?? words.noGrid

const categoryOf = ({ categoryId }: DeliveryData, { community }: TextSource): string =>
  community.categories.find(({ id }) => id === categoryId)?.name ?? words.noCategory

const placeOf = ({ buildingId }: DeliveryData, { community }: TextSource): string | null =>
  community.buildings.find(({ id }) => id === buildingId)?.name ?? null

/** A group is shown the case on the desk, a person the own messages; both ask who is there first. */
function linkOf({ caseId }: DeliveryData, personId: string | null, { origin }: TextSource): string {
  if (origin === null) return ''
  if (personId !== null) return `${origin}/inbox`
  return caseId === null ? `${origin}/desk` : `${origin}/desk?case=${caseId}`
}

function momentText(ms: number): string {
  const local = clockOf(ms)
  const clock = local.toISOString().slice(11, 16)
  return words.when(local.getUTCMonth() + 1, local.getUTCDate(), clock)
}
