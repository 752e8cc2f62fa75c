import { useRef, useState } from 'preact/hooks'
import { PHOTOS_PER_REPORT_MAX } from '../../domain/photo.ts'
import { WORDS_MAX } from '../../domain/report.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { CaptureHeader } from './capture-header.tsx'
import { CategoryChoice } from './category-choice.tsx'
import { PhotosPart, PlaceChoice, SaveTrouble, SimilarHint } from './later-parts.ts'
import { PhotoInputs } from './photo-inputs.tsx'
import type { ChosenFile } from './photo-intake.ts'
import { type PositionOnItsWay, positionOrPatience } from './position-on-its-way.ts'
import { SaveBar } from './save-bar.tsx'
import { canSave, saveHint } from './save-state.ts'
import { useCaptureDraft } from './use-capture-draft.ts'
import { useCategory } from './use-category.ts'
import { usePhotoIntake } from './use-photo-intake.ts'
import { useSave } from './use-save.ts'
import { useStanding } from './use-standing.ts'
import { useWords } from './use-words.ts'
import { words } from './words.ts'

type Props = { wanted: string | null; shoot: boolean; onSaved: (opId: string) => void }

/** The report being made, from the first photo to 保存上报. Everything is kept on the phone as it happens. */
export function CaptureForm({ wanted, shoot, onSaved }: Props) {
  const capture = useCaptureDraft(wanted)
  const { draft, photos } = capture
  const [shots, setShots] = useState(0)
  const [storageBroken, setStorageBroken] = useState(false)
  const tray = usePhotoIntake(capture)
  const text = useWords(capture)
  const category = useCategory(capture)
  const position = useRef<PositionOnItsWay>(false)
  const settled = async () => {
    await text.flush()
    await tray.intake.idle()
    await positionOrPatience(position)
  }
  const save = useSave({ draftId: draft?.draftId ?? null, settled, onSaved })
  const broken = tray.intake.broken()
  const standing = useStanding()

  const ensure = () =>
    capture.ensure().then(
      () => true,
      () => {
        setStorageBroken(true)
        return false
      },
    )
  const take = async (files: ChosenFile[]) => {
    if (!(await ensure())) return
    await tray.take(files)
    setShots((before) => before + 1)
  }
  const hasPhotos = photos.length > 0
  return (
    <>
      <CaptureHeader place={draft?.place ?? null} />
      {storageBroken && <Notice tone="wrong">{words.storageBroken}</Notice>}
      {(hasPhotos || tray.remarks.length > 0) && (
        <PhotosPart
          {...{ photos, broken }}
          remarks={tray.remarks}
          place={draft?.place ?? null}
          onPlace={(place) => void capture.change({ place })}
          onRetry={tray.intake.retry}
        />
      )}
      <PhotoInputs first={!hasPhotos} focusCamera={shoot} onBefore={ensure} onFiles={(files) => void take(files)} />
      {!hasPhotos && <p class="capture-hint">{words.photos.hint(PHOTOS_PER_REPORT_MAX)}</p>}
      <div class={draft?.place ? '' : 'capture-place-room'}>
        {(standing || hasPhotos) && <PlaceChoice {...{ capture, shots, position }} />}
      </div>
      <CategoryChoice categoryId={category.categoryId} kind={category.kind} onChange={category.choose} />
      {draft?.place && <SimilarHint {...{ draft, photos, settled }} categoryId={category.categoryId} />}
      <TextArea
        label={words.words.label}
        note={words.words.note}
        value={text.text}
        maxLength={WORDS_MAX}
        onInput={text.write}
      />
      {hasPhotos && (
        <Button kind="quiet" title={words.anotherHint} onClick={capture.setAside}>
          {words.another}
        </Button>
      )}
      <SaveBar
        hint={saveHint(photos, broken, draft)}
        disabled={!canSave(photos, broken)}
        busy={save.busy}
        onSave={() => void save.run()}
      >
        {save.trouble && <SaveTrouble why={save.trouble} />}
      </SaveBar>
    </>
  )
}
