import { speak } from '../ui/speak.ts'

const zh = {
  countHere: (count: number) => `这一带 ${count} 件，放大看`,
  canvas: '案件地图，方向键移动，加减键缩放',
}

/** Words of the map on which cases are chosen. */
export const chooseWords = speak({ zh })
