import { useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { EvidencePhotos } from '../case-parts/evidence-photos.tsx'
import { useEvidenceDraft } from '../case-parts/use-evidence-draft.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { TextArea } from '../ui/text-area.tsx'
import { ActForm } from './act-form.tsx'
import { beforeAndAfter } from './case-photos.ts'
import { CompareWork } from './compare-work.tsx'
import { judgeWords } from './judge-words.ts'
import { optionalPhotos, photosInTheWay } from './optional-photos.ts'
import { TASK_MAX } from './propose-dispatch.ts'
import { StandingNote } from './standing-note.tsx'
import { useStanding } from './use-standing.ts'
import { words } from './words.ts'
import './verify-form.css'

type Props = {
  id: string
  seen: DeskCase
  /** Resolves to whether it was kept on this device; only then what was gathered here may go. */
  onVerified: (act: CaseAct, photos: ReadyPhoto[]) => Promise<boolean>
}

/** 核查通过: before beside after, a photo of one's own if wanted, where one stands, and one's word for having looked. */
export function VerifyForm({ id, seen, onVerified }: Props) {
  const editor = useEvidenceDraft({ caseId: seen.caseId, step: 'verify' })
  const { gps, at } = useStanding()
  const [tried, setTried] = useState(false)
  const { draft, photos } = editor
  const inTheWay = photosInTheWay(photos)
  const submit = async () => {
    setTried(true)
    if (inTheWay !== null || draft === null) return
    const act = { act: 'verify', note: draft.note.trim(), ...(at && { at }) } as const
    if (await onVerified(act, optionalPhotos(photos))) await editor.drop()
  }
  return (
    <ActForm {...{ id }} trouble={tried ? inTheWay : null} onSubmit={() => void submit()}>
      <CompareWork {...{ seen }} />
      <StandingNote {...{ seen, gps, at }} />
      <EvidencePhotos hint={judgeWords.verifyPhotos} before={beforeAndAfter(seen).before} {...{ editor }} />
      <TextArea
        label={judgeWords.verifyNote}
        note={words.optional}
        value={draft?.note ?? ''}
        onInput={editor.setNote}
        maxLength={TASK_MAX}
      />
      <p>{judgeWords.verifyConfirm}</p>
    </ActForm>
  )
}
