import { useState } from 'preact/hooks'
import { PHOTOS_PER_REPORT_MAX } from '../../domain/photo.ts'
import { WORDS_MAX } from '../../domain/report.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { CaptureHeader } from './capture-header.tsx'
import { CategoryChoice } from './category-choice.tsx'
import { PhotoInputs } from './photo-inputs.tsx'
import type { ChosenFile } from './photo-intake.ts'
import { PhotoRemarks } from './photo-remarks.tsx'
import { PhotoTray } from './photo-tray.tsx'
import { PlaceChoice, type PlaceChoiceProps } from './place-choice.tsx'
import { SaveBar } from './save-bar.tsx'
import { canSave, saveHint } from './save-state.ts'
import { useCaptureDraft } from './use-capture-draft.ts'
import { usePhotoIntake } from './use-photo-intake.ts'
import { usePlace } from './use-place.ts'
import { useSave } from './use-save.ts'
import { useWords } from './use-words.ts'
import { words } from './words.ts'

type Props = { wanted: string | null; shoot: boolean; onSaved: (opId: string) => void }

/** The report being made, from the first photo to 保存上报. Everything is kept on the phone as it happens. */
export function CaptureForm({ wanted, shoot, onSaved }: Props) {
  const { env } = usePhone()
  const capture = useCaptureDraft(wanted)
  const { draft, photos } = capture
  const [shots, setShots] = useState(0)
  const [storageBroken, setStorageBroken] = useState(false)
  const tray = usePhotoIntake(capture)
  const place = usePlace(capture, shots)
  const text = useWords(capture)
  const settled = async () => {
    await text.flush()
    await tray.intake.idle()
  }
  const save = useSave({ draftId: draft?.draftId ?? null, settled, onSaved })
  const broken = tray.intake.broken()

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
      <PhotoTray {...{ photos, broken }} onRemove={(photo) => void tray.remove(photo)} onRetry={tray.intake.retry} />
      <PhotoInputs first={!hasPhotos} focusCamera={shoot} onBefore={ensure} onFiles={(files) => void take(files)} />
      {!hasPhotos && <p class="capture-hint">{words.photos.hint(PHOTOS_PER_REPORT_MAX)}</p>}
      <PhotoRemarks
        {...{ photos, broken }}
        remarks={tray.remarks}
        now={env.now()}
        onPhotoPlace={photoPlaceOffer(place)}
      />
      <PlaceChoice {...place} />
      <CategoryChoice
        categoryId={draft?.categoryId ?? null}
        kind={draft?.kind ?? null}
        onChange={(choice) => void capture.change(choice)}
      />
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
        trouble={save.trouble}
        disabled={!canSave(photos, broken)}
        busy={save.busy}
        onSave={() => void save.run()}
      />
    </>
  )
}

/** Not offered once it is the place. */
function photoPlaceOffer({ place, photoPlace, onChange }: PlaceChoiceProps): (() => void) | null {
  return photoPlace && place?.source !== 'photo-exif' ? () => onChange(photoPlace) : null
}
