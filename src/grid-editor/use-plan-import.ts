import { useState } from 'preact/hooks'
import { toHex } from '../../domain/id.ts'
import type { Plan } from '../../domain/plan.ts'
import type { PlanProblem } from '../../domain/plan-problem.ts'
import { usePhone } from '../phone/use-phone.ts'
import { askWorker } from './ask-worker.ts'
import { PLAN_FILE_BYTES_MAX, swapAxes } from './plan-file.ts'
import { words } from './words.ts'

/** A file that was opened and can be looked at before it is taken. */
export type OpenedFile = { plan: Plan; problems: PlanProblem[]; skipped: number }

/** From a file to a plan that is shown and not yet taken. */
export function usePlanImport() {
  const { env, community } = usePhone()
  const [opened, setOpened] = useState<OpenedFile | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const open = async (file: File) => {
    setTrouble(null)
    setOpened(null)
    if (file.size > PLAN_FILE_BYTES_MAX) return setTrouble(words.files.too_large)
    setBusy(true)
    const asked = {
      ask: 'read',
      text: await file.text(),
      around: community.center,
      seed: toHex(env.random(4)),
    } as const
    const told = await askWorker(asked).catch(() => null)
    setBusy(false)
    if (told?.told !== 'read') return setTrouble(words.files.not_geojson)
    if (!told.file.ok) return setTrouble(words.files[told.file.why])
    setOpened({ plan: told.file.plan, problems: told.problems, skipped: told.file.skipped })
  }
  const swap = async () => {
    if (!opened) return
    setBusy(true)
    const plan = swapAxes(opened.plan)
    const told = await askWorker({ ask: 'check', plan, around: community.center }).catch(() => null)
    setBusy(false)
    if (told?.told === 'check') setOpened({ ...opened, plan, problems: told.problems })
  }
  const forget = () => {
    setOpened(null)
    setTrouble(null)
  }
  return { opened, busy, trouble, open: (file: File) => void open(file), swap: () => void swap(), forget }
}
export type PlanImport = ReturnType<typeof usePlanImport>
