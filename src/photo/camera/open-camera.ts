/** Why this page cannot show what the camera sees; the phone's own camera app is the way on. */
export type CameraTrouble = 'insecure' | 'absent' | 'refused' | 'busy' | 'failed'

/** The part of MediaDevices that is asked; missing where the page is not https, and in old WebViews. */
export type CameraOffice = Pick<MediaDevices, 'getUserMedia'>

export type OpenedCamera = { ok: true; stream: MediaStream } | { ok: false; why: CameraTrouble }

/** The back camera, as sharp as a photo is kept anyway (1600 px), in a photo's shape. */
const WISH: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: { ideal: 'environment' },
    width: { ideal: 1920 },
    height: { ideal: 1440 },
  },
}

/** What getUserMedia's errors mean (Media Capture and Streams §10.3.2). */
const TROUBLES: Record<string, CameraTrouble> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** Whether it makes sense to offer the camera in the page at all. */
export const canTryCamera = (office: CameraOffice | undefined, secure: boolean): boolean =>
  secure && office !== undefined

/** Asks for the camera; the browser asks the person. Every failure is a value. */
export async function openCamera(office: CameraOffice | undefined, secure: boolean): Promise<OpenedCamera> {
  if (!secure) return { ok: false, why: 'insecure' }
  if (!office) return { ok: false, why: 'absent' }
  try {
    return { ok: true, stream: await office.getUserMedia(WISH) }
  } catch (error) {
    const name = error instanceof DOMException || error instanceof Error ? error.name : ''
    return { ok: false, why: TROUBLES[name] ?? 'failed' }
  }
}
