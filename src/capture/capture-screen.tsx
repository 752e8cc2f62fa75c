import { useEffect, useRef, useState } from 'preact/hooks'
import { pagePaths } from '../paths.ts'
import { go, useRoute } from '../phone/route.ts'
import { CaptureForm } from './capture-form.tsx'
import { SavedCard } from './later-parts.ts'
import './capture.css'

/** 上报: make a report, save it, see that it is saved; then the next one. `?draft=` goes on with a draft, `?shoot` begins at 拍照. */
export function CaptureScreen() {
  const route = useRoute()
  const [saved, setSaved] = useState<string | null>(null)
  const tidying = useRef(false)
  useEffect(() => {
    // The tab 上报 leads to a new report, also from the confirmation of the last; our own tidying of the address does not.
    if (!tidying.current) setSaved(null)
    tidying.current = false
  }, [route])
  const onSaved = (opId: string) => {
    if (location.search !== '') {
      tidying.current = true
      go(pagePaths.capture, { replace: true })
    }
    setSaved(opId)
    scrollTo(0, 0)
  }
  return (
    <main class="capture">
      {saved ? (
        <SavedCard opId={saved} onAgain={() => setSaved(null)} />
      ) : (
        <CaptureForm wanted={route.search.get('draft')} shoot={route.search.has('shoot')} onSaved={onSaved} />
      )}
    </main>
  )
}
