import { RotateCw } from 'lucide-preact'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PhotoFileButton } from '../photo-file-button.tsx'
import type { CameraTrouble } from './open-camera.ts'
import { words } from './words.ts'

type Props = { why: CameraTrouble; onAgain: () => void; onPhoto: (photo: File) => void }

/** No camera in the page: why, another try, and the phone's own camera. */
export function CameraTroubles({ why, onAgain, onPhoto }: Props) {
  return (
    <div class="camera-trouble">
      <Notice tone="wrong">{words.trouble[why]}</Notice>
      <PhotoFileButton label={words.ownCamera} camera onFiles={([photo]) => photo && onPhoto(photo)} />
      {why !== 'insecure' && (
        <Button wide icon={<Icon of={RotateCw} />} onClick={onAgain}>
          {words.again}
        </Button>
      )}
    </div>
  )
}
