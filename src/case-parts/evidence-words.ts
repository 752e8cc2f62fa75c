import type { PhotoTrouble } from '../offline/draft.ts'
import { speak } from '../ui/speak.ts'
import type { EvidenceGap } from './evidence-draft.ts'

const photoTrouble: Record<PhotoTrouble, string> = {
  heic: '这种格式（HEIC）浏览器打不开，请在相机设置里改成“兼容性最佳”再拍',
  corrupt: '这张照片坏了，打不开，请重拍',
  too_large: '这张照片太大，处理不了，请重拍',
  not_a_photo: '这不是照片',
  empty: '这张照片是空的，请重拍',
}

const zh = {
  photos: '现在的照片',
  frame: '对着原图拍',
  shoot: '拍照',
  choose: '从相册选',
  full: (max: number) => `最多 ${max} 张，多的没有加进来。`,
  notKept: '手机存满了，这张照片没有存下。请清理一些空间再拍，已存的都还在。',
  preparing: '正在处理照片…',
  ready: '可以交了',
  broken: '这张照片还没处理好，原图已存本机。有信号时点重试。',
  retry: '重试',
  retryAt: (at: number) => `重试第 ${at} 张`,
  remove: '去掉',
  removeAt: (at: number) => `去掉第 ${at} 张`,
  photo: (at: number) => `第 ${at} 张`,
  photoTrouble,
  /** What keeps them from being handed in, where one is needed. */
  gap: {
    none: '请先拍一张处理后的照片。',
    working: '照片还在处理…',
    broken: '照片处理好了才能交，请点重试或去掉它。',
  } satisfies Record<EvidenceGap, string>,
}

/** Words around photos that show how a place is now. */
export const words = speak({ zh })
