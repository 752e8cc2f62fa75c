import type { Hold } from '../offline/operation.ts'
import { renewPage } from '../phone/renew-page.ts'
import { Button } from '../ui/button.tsx'
import { words } from './words.ts'

/** What the person can do about a report that is held. */
export function WayOn({ hold }: { hold: Hold | null }) {
  if (hold?.why === 'sign_in') return <p>{words.signInHow}</p>
  if (hold?.why === 'upgrade') return <Button onClick={() => void renewPage()}>{words.update}</Button>
  return null
}
