import { useEffect, useRef, useState } from 'preact/hooks'
import { type ExportJob, type ExportWish, exportJobSchema, exportJobsSchema } from '../../domain/export-job.ts'
import { paths } from '../../domain/wire.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { troubleWords } from './use-answer.ts'
import { words } from './words.ts'

/** While something is under way the list is read this often. */
const LOOK_EVERY_MS = 1_000

export type Exports = {
  jobs: readonly ExportJob[]
  trouble: string | null
  /** An export is being asked for. */
  starting: boolean
  start: (wish: ExportWish) => Promise<void>
  /** Calls one off, or removes a finished one. */
  end: (job: ExportJob) => Promise<void>
}

export const isUnderWay = ({ state }: Pick<ExportJob, 'state'>): boolean => state === 'waiting' || state === 'running'

/** The exports of who is signed in, followed while one is under way. */
export function useExports(): Exports {
  const { api } = usePhone()
  const [jobs, setJobs] = useState<readonly ExportJob[]>([])
  const [trouble, setTrouble] = useState<string | null>(null)
  const [starting, setStarting] = useState(false)

  const look = async () => {
    const answer = await api.get(paths.exports, exportJobsSchema)
    if (!answer.ok) return setTrouble(troubleWords(answer))
    const was = new Map(jobs.map((job) => [job.exportId, job]))
    const lost = jobs.some(
      (job) => isUnderWay(job) && !answer.value.jobs.some(({ exportId }) => exportId === job.exportId),
    )
    for (const job of answer.value.jobs) {
      const before = was.get(job.exportId)
      if (job.state === 'ready' && before && isUnderWay(before)) showToast(words.readySaid(words.kinds[job.kind]))
    }
    setTrouble(lost ? words.gone : null)
    setJobs(answer.value.jobs)
  }
  const latest = useRef(look)
  latest.current = look
  useEffect(() => void look(), [api])
  const follows = jobs.some(isUnderWay)
  useEffect(() => {
    if (!follows) return
    const timer = setInterval(() => void latest.current(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [follows])

  const start = async (wish: ExportWish) => {
    setStarting(true)
    const answer = await api.post(paths.exports, wish, exportJobSchema)
    setStarting(false)
    if (!answer.ok) return setTrouble(troubleWords(answer))
    setTrouble(null)
    setJobs([answer.value, ...jobs])
    showToast(words.startedSaid(words.kinds[wish.kind]))
  }
  const end = async (job: ExportJob) => {
    const answer = await api.delete(paths.export(job.exportId))
    if (!answer.ok && !(answer.why === 'refused' && answer.problem.code === 'not_found'))
      setTrouble(troubleWords(answer))
    await look()
  }
  return { jobs, trouble, starting, start, end }
}
