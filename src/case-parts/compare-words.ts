import { speak } from '../ui/speak.ts'

const zh = {
  label: (left: string, right: string) => `${left}和${right}对比`,
  slider: (left: string, right: string) => `${left}和${right}的分界，用左右方向键移动`,
  share: (left: string, percent: number) => `${left}占 ${percent}%`,
  photo: (name: string) => `${name}的照片`,
  only: (name: string) => `只看${name}`,
  half: '各一半',
  enlarge: '看大图',
}

/** Words of two photos over each other. */
export const words = speak({ zh })
