import type { Owner, ReadyPhoto } from './draft.ts'
import type { KeptPhoto, Operation, PhotoBytes } from './operation.ts'
import { sha256Hex } from './sha256.ts'

type Sealed = Pick<
  Operation,
  'opId' | 'kind' | 'caseId' | 'reportId' | 'ifMatch' | 'photoIds' | 'after' | 'sealedAt' | 'notBefore'
>

/** A fresh operation around a body that will never change again. */
export async function newOperation(owner: Owner, sealed: Sealed, body: unknown): Promise<Operation> {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  return {
    communityId: owner.communityId,
    personId: owner.personId,
    ...sealed,
    body: bytes.buffer,
    bodySha256: await sha256Hex(bytes),
    state: 'sealed',
    hold: null,
    attempts: 0,
    lastTriedAt: null,
    nextTryAt: null,
    lastTrouble: null,
    deliveredAt: null,
    receipt: null,
  }
}

/** A photo about to be kept: what the phone knows of it, and its bytes. */
export type NewPhoto = { photo: KeptPhoto; bytes: PhotoBytes }

/** A ready photo as it waits to be sent with its operation. */
export async function newPhoto(opId: string, photoId: string, ready: ReadyPhoto): Promise<NewPhoto> {
  const photo: KeptPhoto = {
    photoId,
    opId,
    sha256: await sha256Hex(ready.bytes),
    size: ready.bytes.byteLength,
    type: ready.type,
    width: ready.width,
    height: ready.height,
    thumbnail: ready.thumbnail,
    state: 'waiting',
    attempt: null,
    sentBytes: 0,
  }
  return { photo, bytes: { photoId, bytes: ready.bytes } }
}
