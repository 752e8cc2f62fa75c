import { speak } from '../../ui/speak.ts'
import type { CameraTrouble } from './open-camera.ts'

const trouble: Record<CameraTrouble, string> = {
  insecure: '这个网址不能在页面里用相机（不是 https）。已拍的都还在，请改用手机自带的相机。',
  absent: '这台设备没有找到可用的相机。已拍的都还在，请改用手机自带的相机，或从相册选。',
  refused: '浏览器没有允许用相机。已拍的都还在，请改用手机自带的相机；想对着原图拍，可在浏览器的权限里允许相机。',
  busy: '相机正被别的程序占用。已拍的都还在，请关掉它再试，或改用手机自带的相机。',
  failed: '相机没有打开。已拍的都还在，请再试一次，或改用手机自带的相机。',
}

const zh = {
  title: '对着原图拍',
  plainTitle: '拍照',
  opening: '正在打开相机…',
  hint: '让淡淡的原图和眼前的景物对齐，再按快门。',
  overlay: '显示原图',
  fainter: '淡一点',
  stronger: '浓一点',
  opacity: '原图浓淡',
  opacityValue: (percent: number) => `${percent}%`,
  nextBefore: '换一张原图',
  shutter: '快门',
  torch: '补光灯',
  taken: '刚拍的照片',
  retake: '重拍',
  use: '用这张',
  notTaken: '这一张没有拍下来，请再按一次快门。',
  close: '关闭',
  again: '再试一次',
  ownCamera: '用手机自带的相机',
  trouble,
}

/** Words of the camera in the page. */
export const words = speak({ zh })
