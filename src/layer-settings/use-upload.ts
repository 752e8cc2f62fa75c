import { useEffect, useRef, useState } from 'preact/hooks'
import type * as z from 'zod/mini'
import { PICTURE_REFUSALS, TILES_REFUSALS } from '../../domain/map-files.ts'
import { parse } from '../../domain/parse.ts'
import { problemSchema } from '../../domain/wire.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import { type FileAnswer, sendFile } from './send-file.ts'
import { words } from './words.ts'

type Target<S extends z.core.$ZodType> = {
  method: 'PUT' | 'POST'
  path: string
  receipt: S
  /** Bytes; a larger file is not sent at all. */
  max: number
}

/** One file on its way to the server: how far it is (0 to 1), or why it did not arrive. */
export function useUpload() {
  const [progress, setProgress] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])

  /** @returns the server's receipt, null when there is none; `trouble` then says why */
  const send = async <S extends z.core.$ZodType>(file: File, target: Target<S>): Promise<z.output<S> | null> => {
    setTrouble(null)
    if (file.size > target.max) {
      setTrouble(words.uploadTooLarge)
      return null
    }
    stopper.current = new AbortController()
    setProgress(0)
    const answer = await sendFile(target.method, target.path, file, setProgress, stopper.current.signal)
    setProgress(null)
    const receipt = answer.status === 201 ? parse(target.receipt, answer.body) : null
    if (receipt?.ok) return receipt.value
    if (!stopper.current.signal.aborted) setTrouble(troubleOf(answer))
    return null
  }
  return { send, progress, trouble, stop: () => stopper.current?.abort() }
}

/** Why a file was not taken in, in words: by the server's reason where it gives one. */
export function troubleOf({ body }: FileAnswer): string {
  const problem = parse(problemSchema, body)
  if (!problem.ok) return words.uploadFailed
  const { code, reason } = problem.value
  const picture = PICTURE_REFUSALS.find((one) => one === reason)
  if (code === 'picture_refused' && picture) return words.pictureRefused[picture]
  const tiles = TILES_REFUSALS.find((one) => one === reason)
  if (code === 'tiles_refused' && tiles) return words.tilesRefused[tiles]
  if (code === 'body_too_large') return words.uploadTooLarge
  if (code === 'in_flight') return words.uploadBusy
  if (code === 'disk_full') return words.diskFull
  return code === 'bad_body' ? words.uploadFailed : refusalWords[code]
}
