import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { momentWords } from '../ui/when.ts'
import type { PlanEditor } from './use-plan-editor.ts'
import { words } from './words.ts'

/** Offers what was left unsaved; it must be decided, for the next change would be kept in its place. Closing takes it. */
export function DraftSheet({ editor }: { editor: PlanEditor }) {
  const { env, community } = usePhone()
  const { found } = editor
  if (!found) return null
  const foot = (
    <>
      <Button kind="main" wide onClick={editor.takeDraft}>
        {words.takeDraft}
      </Button>
      <Button wide onClick={editor.dropDraft}>
        {words.dropDraft}
      </Button>
    </>
  )
  return (
    <Sheet open title={words.title} onClose={editor.takeDraft} foot={foot}>
      <p>{words.draft(momentWords(found.at, env.now()))}</p>
      {found.planVersion < (community.planVersion ?? 1) && <p>{words.draftOlder}</p>}
    </Sheet>
  )
}
