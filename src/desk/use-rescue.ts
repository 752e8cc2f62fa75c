import { useState } from 'preact/hooks'
import type { Rescue, RescuedReport } from '../offline/read-rescue.ts'
import { readRescue } from '../offline/read-rescue.ts'
import { type RescueOutcome, sendRescue } from '../offline/send-rescue.ts'
import { usePhone } from '../phone/use-phone.ts'
import { words } from './rescue-words.ts'

export type RescueProgress = RescueOutcome | { state: 'waiting' } | { state: 'sending' }

/** From a volunteer's file to reports on the server, one after another. */
export function useRescue() {
  const { api, env, community } = usePhone()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [rescue, setRescue] = useState<Rescue | null>(null)
  const [progress, setProgress] = useState<ReadonlyMap<string, RescueProgress>>(new Map())

  const open = async (file: File | null, passphrase: string) => {
    if (!file || passphrase.trim() === '') return setTrouble(words.fileNeeded)
    setBusy(true)
    setTrouble(null)
    try {
      const read = await readRescue(await file.arrayBuffer(), passphrase)
      if (!read.ok) setTrouble(words.notOpened[read.why])
      else if (read.rescue.communityId !== community.id) setTrouble(words.otherCommunity)
      else setRescue(read.rescue)
    } catch (error) {
      console.error('the rescue file could not be read', error)
      setTrouble(words.unreadable)
    } finally {
      setBusy(false)
    }
  }
  const note = (report: RescuedReport, now: RescueProgress) =>
    setProgress((before) => new Map(before).set(report.reportId, now))
  const send = async () => {
    setBusy(true)
    for (const report of rescue?.reports ?? []) {
      if (isDone(progress.get(report.reportId))) continue
      note(report, { state: 'sending' })
      note(report, await sendRescue(report, { api, random: env.random }))
    }
    setBusy(false)
  }
  return { busy, trouble, rescue, progress, open, send }
}

/** Whether nothing more is to be done for it. */
export const isDone = (progress: RescueProgress | undefined): boolean =>
  progress?.state === 'delivered' || progress?.state === 'had'
