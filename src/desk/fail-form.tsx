import { useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { EvidencePhotos } from '../case-parts/evidence-photos.tsx'
import { ReasonField } from '../case-parts/reason-field.tsx'
import { useEvidenceDraft } from '../case-parts/use-evidence-draft.ts'
import { usualReasons } from '../case-parts/usual-reason-words.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Notice } from '../ui/notice.tsx'
import { ActForm } from './act-form.tsx'
import { beforeAndAfter } from './case-photos.ts'
import { ChoiceField } from './choice-field.tsx'
import { CompareWork } from './compare-work.tsx'
import { judgeWords } from './judge-words.ts'
import { optionalPhotos, photosInTheWay } from './optional-photos.ts'
import { StandingNote } from './standing-note.tsx'
import { useStanding } from './use-standing.ts'
import { words } from './words.ts'
import './verify-form.css'

type Props = {
  id: string
  seen: DeskCase
  /** Whose work is meant at first. Missing: all that was handed in. */
  taskId?: string | undefined
  /** Resolves to whether it was kept on this device; only then what was gathered here may go. */
  onFailed: (act: CaseAct, photos: ReadyPhoto[]) => Promise<boolean>
}

/** 核查不通过: why, whose work where several had a part, with photos of what is still wrong. */
export function FailForm({ id, seen, taskId: meant = '', onFailed }: Props) {
  const editor = useEvidenceDraft({ caseId: seen.caseId, step: 'fail' })
  const { community } = usePhone()
  const { gps, at } = useStanding()
  const [tried, setTried] = useState(false)
  const [taskId, setTaskId] = useState(meant)
  const { draft, photos } = editor
  const said = draft?.note.trim() ?? ''
  const trouble = said === '' ? words.reasonNeeded : photosInTheWay(photos)
  const submit = async () => {
    setTried(true)
    if (trouble !== null || draft === null) return
    const act = { act: 'fail', reason: said, ...(at && { at }), ...(taskId && { taskId }) } as const
    if (await onFailed(act, optionalPhotos(photos))) await editor.drop()
  }
  return (
    <ActForm {...{ id }} trouble={tried ? trouble : null} onSubmit={() => void submit()}>
      {seen.reworkCount > 0 && <Notice tone="info">{judgeWords.reworkedBefore(seen.reworkCount)}</Notice>}
      <CompareWork {...{ seen }} />
      <WhoseWork {...{ seen, taskId }} onChange={setTaskId} />
      <ReasonField
        label={words.reason}
        usual={usualReasons(community, 'fail')}
        value={draft?.note ?? ''}
        onChange={editor.setNote}
      />
      <div class="desk-preview">
        <span>{words.handlerSees}</span>
        <blockquote>{said || '…'}</blockquote>
      </div>
      <EvidencePhotos hint={judgeWords.failPhotos} before={beforeAndAfter(seen).before} {...{ editor }} />
      <StandingNote {...{ seen, gps, at }} />
    </ActForm>
  )
}

/** Only where several handed in their part: the others' work stays as it is. */
function WhoseWork({ seen, taskId, onChange }: { seen: DeskCase; taskId: string; onChange: (id: string) => void }) {
  const handed = (seen.tasks ?? []).filter(({ state }) => state === 'done')
  if (handed.length < 2) return null
  const options = handed.map((task) => ({
    id: task.taskId,
    name: judgeWords.workOf(task.handlerName ?? words.unknownPerson, task.text),
  }))
  const all = { id: 'all', name: judgeWords.allWork }
  return (
    <ChoiceField
      label={judgeWords.whoseWork}
      options={[all, ...options]}
      value={taskId || all.id}
      onChange={(id) => onChange(id === all.id ? '' : id)}
    />
  )
}
