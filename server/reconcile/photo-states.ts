import type { PhotoReceipt } from '../../domain/photo.ts'
import type { ReconcileAnswer, ReconcileRequest } from '../../domain/reconcile.ts'
import type { Deps } from '../deps.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'

type Asked = ReconcileRequest['reports'][number]['photos']
type States = ReconcileAnswer['reports'][number]['photos']

/**
 * Which photos of a report are here. The files are looked for, not only their rows: a database that was restored without its
 * photos would otherwise claim what it has not. Such a photo waits for its bytes anew from then on.
 */
export async function photoStates(
  communityId: string,
  asked: Asked,
  known: readonly PhotoReceipt[],
  deps: Deps,
): Promise<States> {
  const states: States = []
  for (const { id, sha256 } of asked) {
    const receipt = known.find((one) => one.id === id)
    const isHere = receipt !== undefined && (await hasPhoto(communityId, receipt, sha256, deps))
    states.push({ id, state: isHere ? 'have' : 'missing' })
  }
  return states
}

async function hasPhoto(communityId: string, receipt: PhotoReceipt, sha256: string, deps: Deps): Promise<boolean> {
  if (receipt.state === 'refused') return receipt.refusal !== 'hash_mismatch' // refused for good: the phone keeps its own
  if (receipt.state !== 'stored' || receipt.receivedSha256 !== sha256) return false
  const photo = await deps.journal.findPhoto(communityId, receipt.id)
  return photo !== null && isOnDisk(photo, deps)
}

/** Whether both renditions of a stored photo are there; if not, it waits for its bytes anew. */
async function isOnDisk(photo: PhotoRecord, deps: Deps): Promise<boolean> {
  for (const name of [photo.evidenceName, photo.thumbnailName]) {
    if (name && (await deps.photoFiles.has(photo.communityId, name))) continue
    await deps.journal.reopenPhoto(photo.communityId, photo.declared.id)
    return false
  }
  return true
}

/** The person's after-photos on a case whose files are not here, or that wait for their bytes already. @returns their ids */
export async function missingEvidence(
  { communityId, personId, caseId }: { communityId: string; personId: string; caseId: string },
  deps: Deps,
): Promise<string[]> {
  const [file] = await deps.journal.readFiles(communityId, [caseId])
  const own = file?.photos.filter((photo) => photo.declaredBy === personId) ?? []
  const missing: string[] = []
  for (const photo of own) {
    const isHere = photo.state === 'stored' ? await isOnDisk(photo, deps) : photo.state === 'refused'
    if (!isHere) missing.push(photo.declared.id)
  }
  return missing
}
