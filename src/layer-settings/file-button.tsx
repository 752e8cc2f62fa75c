import { Upload } from 'lucide-preact'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { useUpload } from './use-upload.ts'
import { words } from './words.ts'

type Props = {
  label: string
  accept: string
  upload: ReturnType<typeof useUpload>
  onFile: (file: File) => void
}

/** Chooses a file and shows how far it is on its way. */
export function FileButton({ label, accept, upload, onFile }: Props) {
  const { progress, trouble, stop } = upload
  if (progress !== null) {
    const percent = Math.round(progress * 100)
    return (
      <div class="layer-upload">
        <progress value={percent} max={100} aria-label={words.uploading(percent)} />
        <span role="status">{words.uploading(percent)}</span>
        <Button onClick={stop}>{words.stopUpload}</Button>
      </div>
    )
  }
  return (
    <div class="layer-file">
      <label class="button button-plain layer-file-label">
        <Icon of={Upload} />
        <span>{label}</span>
        <input
          type="file"
          class="layer-file-input"
          accept={accept}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            currentTarget.value = '' // the same file may be chosen again
            if (file) onFile(file)
          }}
        />
      </label>
      {trouble && (
        <p class="layer-trouble" role="alert">
          {trouble}
        </p>
      )}
    </div>
  )
}
