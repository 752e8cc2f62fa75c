import { useEffect, useRef, useState } from 'preact/hooks'
import { randomId } from '../../domain/id.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { LocalStorageFull } from '../offline/strict-write.ts'
import { useOnline } from '../phone/use-online.ts'
import { usePhone } from '../phone/use-phone.ts'
import { preparePhoto } from '../photo/prepare-photo.ts'
import {
  dropEvidenceDraft,
  EMPTY_DRAFT,
  EVIDENCE_PHOTOS_MAX,
  type EvidenceDraft,
  type EvidenceFor,
  type EvidenceGap,
  type EvidencePhoto,
  photosToHandIn,
  readEvidenceDraft,
  withPhoto,
  writeEvidenceDraft,
} from './evidence-draft.ts'

/** `full`: more photos were chosen than are taken. `not_kept`: no room on the phone for the last one. */
export type EvidenceTrouble = 'full' | 'not_kept' | null

export type EvidenceEditor = {
  /** Null until what was kept has been read. */
  draft: EvidenceDraft | null
  /** What can be handed in, or what is in the way. */
  photos: ReadyPhoto[] | EvidenceGap
  trouble: EvidenceTrouble
  /** Photos whose making ready broke off, as when a part of the page could not be fetched: their bytes are kept. */
  broken: ReadonlySet<string>
  retry: (photo: EvidencePhoto) => void
  add: (files: readonly File[]) => Promise<void>
  remove: (id: string) => void
  setNote: (note: string) => void
  drop: () => Promise<void>
}

/** The photos and the note of one step on a case, each kept on the phone the moment it is there. */
export function useEvidenceDraft(on: EvidenceFor): EvidenceEditor {
  const { db, owner, env } = usePhone()
  const [draft, setDraft] = useState<EvidenceDraft | null>(null)
  const [trouble, setTrouble] = useState<EvidenceTrouble>(null)
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set())
  const online = useOnline()
  const latest = useRef<EvidenceDraft>(EMPTY_DRAFT)
  const writes = useRef<Promise<void>>(Promise.resolve())

  const show = (next: EvidenceDraft) => {
    latest.current = next
    setDraft(next)
  }
  /** Kept first, then shown; one write after another, so that none overtakes a newer one. */
  const change = (make: (draft: EvidenceDraft) => EvidenceDraft): Promise<boolean> => {
    const kept = writes.current.then(async () => {
      await writeEvidenceDraft(db, owner, on, make(latest.current))
      show(make(latest.current)) // once more: the note may have grown while this was written
    })
    writes.current = kept.catch(() => undefined)
    return kept.then(
      () => true,
      (error) => {
        if (!(error instanceof LocalStorageFull)) throw error
        setTrouble('not_kept')
        return false
      },
    )
  }
  const makeReady = async (photo: EvidencePhoto) => {
    if (!photo.source) return
    try {
      const outcome = await preparePhoto(photo.source)
      const settled = 'ready' in outcome ? { ready: outcome.ready } : { trouble: outcome.trouble }
      await change((now) => withPhoto(now, { ...photo, source: null, ...settled }))
    } catch (error) {
      console.error('preparing a photo failed', error)
      setBroken((before) => new Set(before).add(photo.id))
    }
  }
  const noLongerBroken = (photoId: string) => setBroken((before) => new Set([...before].filter((id) => id !== photoId)))
  const retry = (photo: EvidencePhoto) => {
    noLongerBroken(photo.id)
    void makeReady(photo)
  }
  const keepOne = async (file: File): Promise<EvidencePhoto | null> => {
    // Its bytes at once: the camera's file may be gone when it is looked at later (field lesson 11).
    const source = { bytes: await file.arrayBuffer(), name: file.name, type: file.type }
    const photo: EvidencePhoto = { id: randomId(env.random(16)), source, ready: null, trouble: null }
    if (latest.current.photos.length >= EVIDENCE_PHOTOS_MAX) {
      setTrouble('full')
      return null
    }
    return (await change((now) => ({ ...now, photos: [...now.photos, photo] }))) ? photo : null
  }

  useEffect(() => {
    let left = false
    void readEvidenceDraft(db, owner, on).then((read) => {
      if (left) return
      show(read)
      // What the page was killed over is taken up again.
      for (const photo of read.photos) if (!photo.ready && !photo.trouble) void makeReady(photo)
    })
    return () => {
      left = true
    }
  }, [db, owner.personId, on.caseId, on.step])

  useEffect(() => {
    // What could not be fetched may be had now.
    if (online) for (const photo of latest.current.photos) if (broken.has(photo.id)) retry(photo)
  }, [online])

  return {
    draft,
    photos: photosToHandIn(draft, broken),
    trouble,
    broken,
    retry,
    add: async (files) => {
      setTrouble(null)
      for (const file of files) {
        const photo = await keepOne(file)
        if (photo) void makeReady(photo) // one after another there; the next file's bytes do not wait for it
      }
    },
    remove: (id) => {
      setTrouble(null)
      noLongerBroken(id)
      void change((now) => ({ ...now, photos: now.photos.filter((photo) => photo.id !== id) }))
    },
    setNote: (note) => {
      show({ ...latest.current, note }) // at once: a text box must not lag behind the keys
      void change((now) => now)
    },
    drop: async () => {
      await writes.current
      await dropEvidenceDraft(db, owner, on)
      show(EMPTY_DRAFT)
    },
  }
}
