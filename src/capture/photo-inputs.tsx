import { Camera, Images } from 'lucide-preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { words } from './words.ts'

type Props = {
  /** None yet: 拍照 is the one large thing on the screen. */
  first: boolean
  focusCamera: boolean
  /** Resolves when a draft is on disk; false where storage refuses, and then no camera opens. */
  onBefore: () => Promise<boolean>
  onFiles: (files: File[]) => void
}

/** However slow the disk, a tap must open the camera; the draft is made by then or right after. */
const WAIT_FOR_DRAFT_MS = 400
const afterWait = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), WAIT_FOR_DRAFT_MS))

/** 拍照 with the phone's own camera, and 从相册选. */
export function PhotoInputs({ first, focusCamera, onBefore, onFiles }: Props) {
  const camera = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (focusCamera) button.current?.querySelector('button')?.focus()
  }, [focusCamera])
  const shoot = async () => {
    // The draft first: Android may kill the page while the camera is open (field lesson 11).
    if (await Promise.race([onBefore(), afterWait()])) camera.current?.click()
  }
  const hand = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    input.value = '' // so that the same photo can be chosen again
    if (files.length > 0) onFiles(files)
  }
  return (
    <div class={first ? 'capture-inputs capture-inputs-first' : 'capture-inputs'}>
      <span ref={button} class="capture-shoot">
        <Button
          kind={first ? 'main' : 'plain'}
          wide
          icon={<Icon of={Camera} size={first ? 'large' : 'text'} />}
          onPointerDown={() => void onBefore()}
          onClick={() => void shoot()}
        >
          {words.photos.shoot}
        </Button>
      </span>
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => hand(event.currentTarget)}
      />
      <AlbumInput onBefore={onBefore} onHand={hand} />
    </div>
  )
}

function AlbumInput({
  onBefore,
  onHand,
}: {
  onBefore: () => Promise<boolean>
  onHand: (input: HTMLInputElement) => void
}) {
  const id = useId()
  return (
    <span class="capture-album">
      <input
        id={id}
        class="capture-album-input"
        type="file"
        accept="image/*"
        multiple
        onClick={() => void onBefore()}
        onChange={(event) => onHand(event.currentTarget)}
      />
      <label for={id} class="button button-plain capture-album-face">
        <Icon of={Images} />
        {words.photos.album}
      </label>
    </span>
  )
}
