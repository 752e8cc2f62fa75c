import { isLive, type Task } from '../../domain/task.ts'

/** Who has a part of the case in hand or waits for judgement of it, each once. */
export const liveHandlers = (tasks: readonly Task[]): string[] => [
  ...new Set(tasks.filter(isLive).map(({ handlerId }) => handlerId)),
]
