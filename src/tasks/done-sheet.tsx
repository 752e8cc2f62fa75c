import { EvidencePhotos } from '../case-parts/evidence-photos.tsx'
import { words as evidenceWords } from '../case-parts/evidence-words.ts'
import type { ShownPhoto } from '../case-parts/shown-photo.ts'
import { useEvidenceDraft } from '../case-parts/use-evidence-draft.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { words } from './words.ts'

/** As the acts' contract allows. */
const NOTE_MAX = 300

type Props = {
  caseId: string
  /** How it was, to take the new photo from the same spot. */
  before: readonly ShownPhoto[]
  open: boolean
  busy: boolean
  notKept: 'storage_full' | 'not_durable' | null
  onClose: () => void
  /** Resolves to whether it was kept on this phone; only then what was gathered here may go. */
  onDone: (photos: ReadyPhoto[], note: string) => Promise<boolean>
}

/** 已处理: at least one photo of the finished work, a word about it if wanted. */
export function DoneSheet({ caseId, before, open, busy, notKept, onClose, onDone }: Props) {
  const editor = useEvidenceDraft({ caseId, step: 'done' })
  const { draft, photos } = editor
  const hand = async () => {
    if (draft && typeof photos === 'object' && (await onDone(photos, draft.note.trim()))) await editor.drop()
  }
  return (
    <Sheet
      title={words.doneTitle}
      {...{ open, onClose }}
      foot={
        <Button kind="main" wide {...{ busy }} disabled={typeof photos === 'string'} onClick={() => void hand()}>
          {words.acts.done}
        </Button>
      }
    >
      <div class="tasks-form">
        <EvidencePhotos hint={words.afterHint} {...{ editor, before }} />
        <TextArea
          label={words.note}
          note={words.optional}
          value={draft?.note ?? ''}
          onInput={editor.setNote}
          maxLength={NOTE_MAX}
        />
        {typeof photos === 'string' && <p class="tasks-quiet">{evidenceWords.gap[photos]}</p>}
        {notKept && <Notice tone="wrong">{words.notKept[notKept]}</Notice>}
      </div>
    </Sheet>
  )
}
