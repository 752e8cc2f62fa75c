import { Camera as CameraSign, Check, Flashlight, RotateCcw, X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Waiting } from '../../ui/spinner.tsx'
import { CameraTroubles } from './camera-troubles.tsx'
import { type Overlay, OverlayControls, START_OPACITY } from './overlay-controls.tsx'
import { takeFrame } from './take-frame.ts'
import { type Camera, useCamera } from './use-camera.ts'
import { useFrameUrl } from './use-frame-url.ts'
import { words } from './words.ts'
import './framing-camera.css'

export type FramingCameraProps = {
  /** Pictures of how it was, each filling its box; shown translucent over what the camera sees. May be empty. */
  before: readonly ComponentChildren[]
  /** A photo taken here or with the phone's own camera. */
  onPhoto: (photo: File) => void
  onClose: () => void
}

/**
 * A camera in the page that helps to stand where the first photo was taken: that photo lies translucent over the picture, with
 * lines at the thirds. Where the page gets no camera it says why and hands over to the phone's own.
 */
export function FramingCamera({ before, onPhoto, onClose }: FramingCameraProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element: HTMLElement | null = dialog.current
    // Old iOS has no dialogs: there it simply lies over the page, as a sheet does.
    if (element && 'showModal' in element) dialog.current?.showModal()
    else element?.setAttribute('open', '')
  }, [])
  const cancel = (event: Event) => {
    event.preventDefault() // the owner decides
    if (event.target === event.currentTarget) onClose() // not for a file chooser inside that was cancelled
  }
  const title = before.length > 0 ? words.title : words.plainTitle
  return (
    <dialog ref={dialog} class="camera" aria-label={title} onCancel={cancel}>
      <header class="camera-head">
        <h2>{title}</h2>
        <Button kind="quiet" icon={<Icon of={X} />} onClick={onClose}>
          {words.close}
        </Button>
      </header>
      <CameraBody {...{ before, onPhoto }} />
    </dialog>
  )
}

function CameraBody({ before, onPhoto }: Omit<FramingCameraProps, 'onClose'>) {
  const camera = useCamera()
  const [taken, setTaken] = useState<File | null>(null)
  const [missed, setMissed] = useState(false)
  const [overlay, setOverlay] = useState<Overlay>({ on: true, opacity: START_OPACITY, at: 0 })
  const url = useFrameUrl(taken)
  const shoot = async () => {
    const frame = camera.video.current && (await takeFrame(camera.video.current))
    setMissed(frame === null)
    setTaken(frame)
  }
  const { state } = camera
  if (state !== 'opening' && state !== 'live')
    return <CameraTroubles why={state} onAgain={camera.again} {...{ onPhoto }} />
  return (
    <>
      <div class="camera-stage">
        <video ref={camera.video} class="camera-live" playsInline muted hidden={taken !== null} />
        {url && <img class="camera-taken" src={url} alt={words.taken} />}
        {!taken && overlay.on && before.length > 0 && (
          <div class="camera-before" style={{ '--before-opacity': `${overlay.opacity / 100}` }} aria-hidden="true">
            {before[overlay.at % before.length]}
          </div>
        )}
        {!taken && <div class="camera-thirds" aria-hidden="true" />}
        {state === 'opening' && <Waiting>{words.opening}</Waiting>}
      </div>
      <div class="camera-controls">
        {missed && <Notice tone="wrong">{words.notTaken}</Notice>}
        {!taken && before.length > 0 && (
          <OverlayControls {...{ overlay }} count={before.length} onChange={setOverlay} />
        )}
        {taken ? (
          <TakenActs onRetake={() => setTaken(null)} onUse={() => onPhoto(taken)} />
        ) : (
          <LiveActs {...{ camera }} onShoot={() => void shoot()} />
        )}
      </div>
    </>
  )
}

function LiveActs({ camera, onShoot }: { camera: Camera; onShoot: () => void }) {
  const { torch } = camera
  return (
    <div class="camera-acts">
      {torch && (
        <Button icon={<Icon of={Flashlight} />} aria-pressed={torch.on} onClick={() => torch.change(!torch.on)}>
          {words.torch}
        </Button>
      )}
      <Button
        kind="main"
        wide
        icon={<Icon of={CameraSign} size="large" />}
        disabled={camera.state !== 'live'}
        onClick={onShoot}
      >
        {words.shutter}
      </Button>
    </div>
  )
}

function TakenActs({ onRetake, onUse }: { onRetake: () => void; onUse: () => void }) {
  return (
    <div class="camera-acts">
      <Button icon={<Icon of={RotateCcw} />} wide onClick={onRetake}>
        {words.retake}
      </Button>
      <Button kind="main" wide icon={<Icon of={Check} />} onClick={onUse}>
        {words.use}
      </Button>
    </div>
  )
}
