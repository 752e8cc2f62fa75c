import { Camera, Images } from 'lucide-preact'
import { useId } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import './photo-file-button.css'

type Props = {
  label: string
  /** The phone's own camera instead of its album. */
  camera?: boolean
  onFiles: (files: readonly File[]) => void
}

/** A file input that looks like a button: the label is what is pressed, the input what is named. */
export function PhotoFileButton({ label, camera, onFiles }: Props) {
  const id = useId()
  return (
    <div class="photo-file">
      <input
        {...{ id }}
        type="file"
        accept="image/*"
        class="photo-file-input"
        multiple={!camera}
        capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = '' // so that the same photo can be chosen again
          onFiles(files)
        }}
      />
      <label for={id} class="button button-plain">
        <Icon of={camera ? Camera : Images} size="large" />
        <span>{label}</span>
      </label>
    </div>
  )
}
