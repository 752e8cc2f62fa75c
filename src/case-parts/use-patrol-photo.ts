import { useEffect, useState } from 'preact/hooks'
import type { Rendition } from '../../domain/photo.ts'
import { patrolStore } from '../phone/patrol-store.ts'
import { usePhone } from '../phone/use-phone.ts'

const OTHER: Record<Rendition, Rendition> = { evidence: 'thumbnail', thumbnail: 'evidence' }

/**
 * A photo that was kept for a walk without signal, in the size asked for or else in the other: undefined while it is looked for,
 * null where this phone has none. Nothing is looked for without `photoId`.
 */
export function usePatrolPhoto(photoId: string | null, rendition: Rendition): ArrayBuffer | null | undefined {
  const { owner } = usePhone()
  const [bytes, setBytes] = useState<ArrayBuffer | null | undefined>(undefined)
  useEffect(() => {
    if (photoId === null) return
    let left = false
    const look = async () => {
      const store = await patrolStore()
      const asked = await store?.photo(owner, photoId, rendition)
      return asked ?? (await store?.photo(owner, photoId, OTHER[rendition])) ?? null
    }
    look().then(
      (found) => left || setBytes(found),
      () => left || setBytes(null),
    )
    return () => {
      left = true
      setBytes(undefined)
    }
  }, [owner, photoId, rendition])
  return bytes
}
