import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { whenWords } from '../ui/when.ts'
import type { Polled } from './use-polled.ts'
import { words } from './words.ts'

type Props = Pick<Polled<unknown>, 'trouble' | 'at' | 'refresh'>

/** Why what is shown may be old, since when, and another try. Nothing while all is well. */
export function TroubleNotice({ trouble, at, refresh }: Props) {
  const { env } = usePhone()
  if (trouble === null) return null
  const since = at === null ? words.nothingYet : words.staleSince(whenWords(at, env.now()))
  const tone = trouble === 'no_network' ? 'waiting' : 'wrong'
  return (
    <Notice {...{ tone }} act={<Button onClick={refresh}>{words.retry}</Button>}>
      {words.trouble[trouble]} {since}
    </Notice>
  )
}
