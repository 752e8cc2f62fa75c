import { EvidencePhotos } from '../case-parts/evidence-photos.tsx'
import { words as evidenceWords } from '../case-parts/evidence-words.ts'
import { useEvidenceDraft } from '../case-parts/use-evidence-draft.ts'
import type { MyReport } from '../offline/my-reports.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { beforePhotos } from './report-photos.ts'
import { resolveWords as words } from './resolve-words.ts'
import { subjectOf, useOwnAct } from './use-own-act.ts'

/** As the acts' contract allows. */
const NOTE_MAX = 300

type Props = { report: MyReport; open: boolean; onClose: () => void }

/** 自行处置: the reporter dealt with it on the spot and shows it; somebody else looks before it is closed. */
export function ResolveSheet({ report, open, onClose }: Props) {
  const editor = useEvidenceDraft({ caseId: report.caseId, step: 'resolve' })
  const { draft, photos } = editor
  const done = () => {
    void editor.drop()
    onClose()
  }
  const { busy, trouble, take } = useOwnAct(subjectOf(report), words.kept, done)
  const send = () => {
    if (draft && typeof photos === 'object')
      void take({ act: 'resolve', photoIds: [], note: draft.note.trim() }, photos)
  }
  const foot = (
    <Button kind="main" wide {...{ busy }} disabled={typeof photos === 'string'} onClick={send}>
      {words.send}
    </Button>
  )
  return (
    <Sheet title={words.title} {...{ open, onClose, foot }}>
      <div class="report-lines">
        <EvidencePhotos hint={words.hint} before={beforePhotos(report)} {...{ editor }} />
        <TextArea
          label={words.note}
          note={words.optional}
          value={draft?.note ?? ''}
          onInput={editor.setNote}
          maxLength={NOTE_MAX}
        />
        {typeof photos === 'string' && <p class="report-fact">{evidenceWords.gap[photos]}</p>}
        {trouble && <Notice tone="wrong">{trouble}</Notice>}
      </div>
    </Sheet>
  )
}
