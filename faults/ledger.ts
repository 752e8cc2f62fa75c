/** What a phone told its person about one report: kept here (已存本机), and perhaps delivered (已送达). */
export type Told = {
  reportId: string
  /** Words only this report has: the same words under another id are the same report twice. */
  mark: string
  manifestSha256: string
  photos: { id: string; sha256: string }[]
  delivered: boolean
  /** Whether the phone still holds every byte of it, so that nothing is lost while it is not delivered. */
  stillHere: boolean
}

/** What the server holds of one report, read back after everything. */
export type Held = {
  reportId: string
  mark: string
  /** Of the manifest as it is stored now, not as a column claims. */
  manifestSha256: string
  photos: { id: string; state: string; receivedSha256: string | null; fileIsWhole: boolean }[]
}

export type Balance = { lost: number; doubled: number; partial: number; findings: string[] }

const FINDINGS_MAX = 20

/**
 * The oracle of every row: what phones were told against what the server holds.
 * Lost: told kept or delivered, and neither phone nor server has it with the same bytes. Doubled: the same report twice.
 * Partial: shown as whole, by the phone (已送达) or the server (a photo stored), and a photo is missing or not the same.
 */
export function balance(told: readonly Told[], held: readonly Held[]): Balance {
  const byId = new Map(held.map((one) => [one.reportId, one]))
  const sums: Balance = { lost: 0, doubled: 0, partial: 0, findings: [] }
  const note = (kind: 'lost' | 'doubled' | 'partial', text: string, count = 1) => {
    sums[kind] += count
    if (sums.findings.length < FINDINGS_MAX) sums.findings.push(`${kind}: ${text}`)
  }
  for (const one of told) {
    const there = byId.get(one.reportId)
    const same = there?.manifestSha256 === one.manifestSha256
    if (there && !same) note('lost', `${one.reportId} has other bytes on the server`)
    else if (one.delivered && !there) note('lost', `${one.reportId} was told delivered and is not there`)
    else if (!one.delivered && !one.stillHere) note('lost', `${one.reportId} is neither delivered nor on the phone`)
    else if (one.delivered && there && !isWhole(one, there)) note('partial', `${one.reportId} was told delivered`)
  }
  for (const [mark, count] of countMarks(held)) if (count > 1) note('doubled', `"${mark}" ${count} times`, count - 1)
  for (const there of held) {
    const hollow = there.photos.some((photo) => photo.state === 'stored' && !photo.fileIsWhole)
    if (hollow) note('partial', `${there.reportId} shows a photo whose file is not whole`)
  }
  return sums
}

const isWhole = (one: Told, there: Held): boolean =>
  one.photos.every((photo) => {
    const stored = there.photos.find(({ id }) => id === photo.id)
    return stored?.state === 'stored' && stored.receivedSha256 === photo.sha256 && stored.fileIsWhole
  })

function countMarks(held: readonly Held[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { mark } of held) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  return counts
}
