import { Download, FileOutput, Trash2, X } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import { EXPORT_KINDS, type ExportJob, type ExportKind } from '../../domain/export-job.ts'
import { paths } from '../../domain/wire.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import type { NumbersChoice } from './choice.ts'
import { sizeWords } from './figure-words.ts'
import { isUnderWay, useExports } from './use-exports.ts'
import { words } from './words.ts'

/** Files to take away: chosen, made by the server, watched, called off, downloaded. */
export function ExportPart({ choice }: { choice: NumbersChoice }) {
  const exports = useExports()
  const [kind, setKind] = useState<ExportKind>('cases.xlsx')
  const id = useId()
  const { from, to, grid, category } = choice
  return (
    <section class="numbers-export" aria-labelledby="numbers-export">
      <h2 id="numbers-export">{words.exportTitle}</h2>
      <p class="numbers-note">{words.exportNote}</p>
      <div class="numbers-filter">
        <div class="numbers-choice">
          <label for={id}>{words.kind}</label>
          <select
            {...{ id }}
            value={kind}
            onChange={(event) => setKind(EXPORT_KINDS.find((one) => one === event.currentTarget.value) ?? kind)}
          >
            {EXPORT_KINDS.map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        </div>
        <Button
          kind="main"
          icon={<Icon of={FileOutput} />}
          busy={exports.starting}
          onClick={() => void exports.start({ kind, from, to, grid, category })}
        >
          {words.start}
        </Button>
      </div>
      {exports.trouble && <Notice tone="wrong">{exports.trouble}</Notice>}
      {exports.jobs.length > 0 && (
        <>
          <h3>{words.jobsTitle}</h3>
          <ul class="numbers-jobs">
            {exports.jobs.map((job) => (
              <JobRow key={job.exportId} {...{ job }} onEnd={() => void exports.end(job)} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function JobRow({ job, onEnd }: { job: ExportJob; onEnd: () => void }) {
  const name = job.fileName
  const goesOn = isUnderWay(job)
  return (
    <li class="numbers-job">
      <p class="numbers-job-name">{name}</p>
      <p class="numbers-note">{stateText(job)}</p>
      {goesOn && (
        <progress
          class="numbers-progress"
          aria-label={words.progress(name)}
          max={Math.max(1, job.total)}
          {...(job.total > 0 && { value: job.done })}
        />
      )}
      <div class="numbers-job-acts">
        {job.state === 'ready' && (
          <a
            class="button button-plain"
            href={paths.exportFile(job.exportId)}
            download={name}
            aria-label={words.downloadName(name)}
          >
            <Icon of={Download} />
            <span>{words.download}</span>
          </a>
        )}
        <Button
          kind="quiet"
          icon={<Icon of={goesOn ? X : Trash2} />}
          aria-label={goesOn ? words.cancelName(name) : words.removeName(name)}
          onClick={onEnd}
        >
          {goesOn ? words.cancel : words.remove}
        </Button>
      </div>
    </li>
  )
}

function stateText({ state, done, total, bytes, failure }: ExportJob): string {
  if (state === 'ready') return words.ready(sizeWords(bytes ?? 0))
  if (state === 'failed') return words.failures[failure ?? 'broken']
  if (state === 'cancelled') return words.cancelled
  return state === 'waiting' ? words.waiting : words.running(done, total)
}
