import type { Hold } from '../offline/operation.ts'
import { Button } from '../ui/button.tsx'
import { words } from './words.ts'

/** What the person can do about a report that is held. */
export function WayOn({ hold }: { hold: Hold | null }) {
  if (hold?.why === 'sign_in') return <p>{words.signInHow}</p>
  if (hold?.why === 'upgrade') return <Button onClick={() => location.reload()}>{words.update}</Button>
  return null
}
