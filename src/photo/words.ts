import { speak } from '../ui/speak.ts'

const zh = {
  viewer: '看大图',
  close: '关闭（Esc）',
  zoom: '放大或缩小',
  previous: '上一张（←）',
  next: '下一张（→）',
  failed: '这张照片没有打开',
}

/** Words of the photo viewer. */
export const words = speak({ zh })
