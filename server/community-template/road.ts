import type { Community } from '../../domain/community.ts'
import type { Drawing, Spot } from './drawing.ts'

type Road = Community['plan']['roads'][number]

export const roadIn =
  ({ line }: Drawing) =>
  (name: string | null, widthMetres: number, spots: readonly Spot[]): Road => ({ name, widthMetres, line: line(spots) })
