import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type CameraTrouble, openCamera } from './open-camera.ts'
import { hasTorch, switchTorch } from './torch.ts'

export type Camera = {
  video: RefObject<HTMLVideoElement>
  state: 'opening' | 'live' | CameraTrouble
  /** Null: this camera has no light. */
  torch: { on: boolean; change: (on: boolean) => void } | null
  again: () => void
}

/** The camera while this part is shown; let go of as soon as it is not, so that its lamp goes out. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<Camera['state']>('opening')
  const [track, setTrack] = useState<MediaStreamTrack | null>(null)
  const [torchOn, setTorchOn] = useState(false)
  const [turn, setTurn] = useState(0)

  useEffect(() => {
    let left = false
    let stream: MediaStream | null = null
    setState('opening')
    const office = navigator.mediaDevices as MediaDevices | undefined // missing on http pages and in old WebViews
    void openCamera(office, window.isSecureContext).then(async (opened) => {
      if (!opened.ok) return left || setState(opened.why)
      stream = opened.stream
      if (left) return stop(stream)
      const [first] = stream.getVideoTracks()
      // Taken away by the system: a call came in, the page was out of sight for long.
      first?.addEventListener('ended', () => left || setState('busy'))
      setTrack(first ?? null)
      if (video.current) video.current.srcObject = stream
      await video.current?.play().catch(() => undefined) // it plays by itself as soon as the browser lets it
      if (!left) setState('live')
    })
    return () => {
      left = true
      if (stream) stop(stream)
      setTrack(null)
      setTorchOn(false)
    }
  }, [turn])

  const change = (on: boolean) => void switchTorch(track ?? undefined, on).then((done) => done && setTorchOn(on))
  return {
    video,
    state,
    torch: hasTorch(track ?? undefined) ? { on: torchOn, change } : null,
    again: () => setTurn((now) => now + 1),
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
