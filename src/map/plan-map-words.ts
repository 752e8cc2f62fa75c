import { speak } from '../ui/speak.ts'

const zh = {
  canvas: '网格和楼栋的图：方向键移动，加号减号缩放',
  corner: (number: number) => `第 ${number} 个角：方向键移动，Delete 键去掉`,
  between: (number: number) => `在第 ${number} 个角后面加一个角`,
}

/** Words of the map that is drawn on. */
export const words = speak({ zh })
