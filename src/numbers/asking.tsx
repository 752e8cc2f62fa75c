import type { ComponentChildren } from 'preact'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import type { Answered } from './use-answer.ts'
import { words } from './words.ts'

type Props<T> = { answered: Answered<T>; children: (value: T) => ComponentChildren }

/** What was asked for, or that it is on its way, or why it is not. */
export function Asking<T>({ answered: { value, trouble, ask }, children }: Props<T>) {
  if (value !== null) return <>{children(value)}</>
  if (trouble === null) return <Waiting>{words.loading}</Waiting>
  return (
    <Notice tone="wrong" act={<Button onClick={ask}>{words.tryAgain}</Button>}>
      {trouble}
    </Notice>
  )
}
