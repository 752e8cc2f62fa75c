import { useEffect, useState } from 'preact/hooks'
import { helloSchema, paths } from '../../domain/wire.ts'
import type { ApiClient } from '../offline/api-client.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { useLive } from '../phone/use-live.ts'
import { Notice } from '../ui/notice.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { words } from './words.ts'

/** Shown at every other address while nobody is signed in: how to sign in, and that what is on this phone is safe. */
export function SignedOutScreen({ db, api }: { db: LocalDb; api: ApiClient }) {
  const demo = useIsDemo(api)
  const unsent = useLive(() => countAllUnsent(db), [db]) ?? 0
  return (
    <SignInPage title={words.signedOutTitle}>
      <section class="sign-in-card">
        <p>{demo ? words.signedOutDemo : words.signedOut}</p>
      </section>
      {unsent > 0 && <Notice tone="waiting">{words.unsentHere(unsent)}</Notice>}
    </SignInPage>
  )
}

/** Whether the server shows an invented community; false until it says so. */
function useIsDemo(api: ApiClient): boolean {
  const [demo, setDemo] = useState(false)
  useEffect(() => {
    void api.get(paths.hello, helloSchema).then((hello) => setDemo(hello.ok && hello.value.demo))
  }, [api])
  return demo
}

/** Of everybody who used this phone: nobody's name is shown to whoever holds it now. */
const countAllUnsent = async (db: LocalDb): Promise<number> =>
  (await db.getAll('operations')).filter(({ state }) => state !== 'delivered').length
