/** High enough that what makes the photo ready still has something to choose from. */
const QUALITY = 0.92

/** What the camera sees at this moment, as a photo; null where it shows nothing yet. */
export async function takeFrame(video: HTMLVideoElement): Promise<File | null> {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return null
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  canvas.width = 0 // iOS counts canvas memory until it is taken away
  return blob && new File([blob], 'camera.jpg', { type: 'image/jpeg' })
}
