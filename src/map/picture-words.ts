import { speak } from '../ui/speak.ts'

const zh = {
  title: '在平面图上对准',
  hint: '移动平面图，让十字对准一个墙角或路口；也可以点一下，或按箭头。',
  map: '平面图，方向键移动，加减键缩放',
  here: '就是这里',
  outside: '十字在平面图外面了，请移回来。',
  opening: '正在打开平面图…',
  failed: '平面图打不开，请检查网络后再试。没有丢失任何内容。',
}

/** Words for choosing a spot of a plan picture. */
export const pictureWords = speak({ zh })
