import { useEffect, useState } from 'preact/hooks'
import { readPhotoBytes } from '../offline/my-reports.ts'
import type { KeptPhoto } from '../offline/operation.ts'
import { usePhone } from '../phone/use-phone.ts'

/** A kept photo's full bytes: undefined while they are read, null where this phone has none (any more). */
export function useKeptBytes(kept: KeptPhoto | null): ArrayBuffer | null | undefined {
  const { db } = usePhone()
  const [bytes, setBytes] = useState<ArrayBuffer | null | undefined>(undefined)
  const photoId = kept?.photoId ?? null
  useEffect(() => {
    let stopped = false
    const reading = photoId === null ? Promise.resolve(null) : readPhotoBytes(db, photoId)
    reading.then(
      (read) => !stopped && setBytes(read),
      () => !stopped && setBytes(null), // then the server's copy is shown
    )
    return () => {
      stopped = true
    }
  }, [db, photoId])
  return bytes
}
