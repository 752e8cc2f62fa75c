import type { PhotoReceipt } from '../../domain/photo.ts'
import type { ReconcileAnswer, ReconcileRequest } from '../../domain/reconcile.ts'
import type { Deps } from '../deps.ts'

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
  const names = [photo?.evidenceName, photo?.thumbnailName]
  for (const name of names) {
    if (name && (await deps.photoFiles.has(communityId, name))) continue
    await deps.journal.reopenPhoto(communityId, receipt.id)
    return false
  }
  return true
}
