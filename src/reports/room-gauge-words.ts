import { speak } from '../ui/speak.ts'

const zh = {
  about: (photos: number) => `手机还能存约 ${photos} 张照片`,
  plenty: '手机还能存 1000 张以上照片',
  none: '手机存满了，存不下新的照片',
}

const words = speak({ zh })

/** Room in photos, as precise as it is true: two digits. */
export function roomGaugeWords(photos: number): string {
  if (photos === 0) return words.none
  if (photos >= 1000) return words.plenty
  const step = photos >= 100 ? 10 : 1
  return words.about(Math.floor(photos / step) * step)
}
