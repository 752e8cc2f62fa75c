import { Camera, CircleCheck, Images, TriangleAlert, X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { usePhotoUrl } from '../photo/photo-url.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Spinner, Waiting } from '../ui/spinner.tsx'
import { AFTER_PHOTOS_MAX, type AfterPhoto } from './after-draft.ts'
import type { AfterDraftEditor } from './use-after-draft.ts'
import { words } from './words.ts'
import './after-photos.css'

/** Takes, shows and removes the photos of the finished work. */
export function AfterPhotos({ editor }: { editor: AfterDraftEditor }) {
  const { draft, trouble, add, remove } = editor
  if (!draft) return <Waiting>{words.preparing}</Waiting>
  return (
    <section class="after-photos" aria-label={words.afterPhotos}>
      <p>{words.afterHint}</p>
      {draft.photos.length > 0 && (
        <ul class="after-photos-list">
          {draft.photos.map((photo, index) => (
            <AfterPhotoCard key={photo.id} {...{ photo }} at={index + 1} onRemove={() => remove(photo.id)} />
          ))}
        </ul>
      )}
      <div class="after-photos-add">
        <FileButton label={words.shoot} icon={<Icon of={Camera} size="large" />} camera onFiles={add} />
        <FileButton label={words.choose} icon={<Icon of={Images} size="large" />} onFiles={add} />
      </div>
      {trouble === 'full' && <Notice tone="info">{words.full(AFTER_PHOTOS_MAX)}</Notice>}
      {trouble === 'not_kept' && <Notice tone="wrong">{words.photoNotKept}</Notice>}
    </section>
  )
}

type FileButtonProps = {
  label: string
  icon: ComponentChildren
  /** The phone's own camera instead of its album. */
  camera?: boolean
  onFiles: (files: readonly File[]) => void
}

/** A file input that looks like a button: the label is what is pressed, the input what is named. */
function FileButton({ label, icon, camera, onFiles }: FileButtonProps) {
  const id = useId()
  return (
    <div class="after-photos-file">
      <input
        {...{ id }}
        type="file"
        accept="image/*"
        class="after-photos-input"
        multiple={!camera}
        capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = '' // so that the same photo can be chosen again
          onFiles(files)
        }}
      />
      <label for={id} class="button button-plain">
        {icon}
        <span>{label}</span>
      </label>
    </div>
  )
}

function AfterPhotoCard({ photo, at, onRemove }: { photo: AfterPhoto; at: number; onRemove: () => void }) {
  const url = usePhotoUrl(
    photo.ready?.thumbnail ?? photo.source?.bytes,
    photo.ready ? 'image/jpeg' : (photo.source?.type ?? ''),
  )
  return (
    <li class="after-photo">
      {url && !photo.trouble && <img class="after-photo-picture" src={url} alt={words.photo(at)} />}
      <PhotoState {...{ photo }} />
      <Button kind="quiet" icon={<Icon of={X} />} aria-label={words.removeAt(at)} onClick={onRemove}>
        {words.remove}
      </Button>
    </li>
  )
}

function PhotoState({ photo }: { photo: AfterPhoto }) {
  if (photo.trouble) {
    return (
      <p class="after-photo-wrong" role="alert">
        <Icon of={TriangleAlert} /> {words.photoTrouble[photo.trouble]}
      </p>
    )
  }
  return (
    <p class="after-photo-state" role="status">
      {photo.ready ? <Icon of={CircleCheck} /> : <Spinner />} {photo.ready ? words.ready : words.preparing}
    </p>
  )
}
