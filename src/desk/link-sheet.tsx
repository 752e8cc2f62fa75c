import { Copy, Share2 } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { momentWords } from '../ui/when.ts'
import { errandWords as errand } from './errand-words.ts'
import type { ShownLink } from './make-link.ts'
import './desk-tasks.css'

let current: { shown: ShownLink; isDispatch: boolean } | null = null
const listeners = new Set<() => void>()

/** Shows a link that was just made, over whatever the desk shows next. @param isDispatch it goes out with a dispatch that can be undone */
export function showLink(shown: ShownLink | null, isDispatch = false): void {
  current = shown && { shown, isDispatch }
  for (const tell of listeners) tell()
}

/** Where a new link is shown; once on the desk. */
export function LinkHost() {
  const [, look] = useState(0)
  useEffect(() => {
    const tell = () => look((n) => n + 1)
    listeners.add(tell)
    return () => {
      listeners.delete(tell)
      current = null // the desk is left: the link was shown, and is not shown again
    }
  }, [])
  const close = () => showLink(null)
  return (
    <Sheet
      title={current ? errand.linkTitle(current.shown.link.name) : ''}
      open={current !== null}
      onClose={close}
      foot={
        <Button kind="main" wide onClick={close}>
          {errand.gotIt}
        </Button>
      }
    >
      {current && <Link shown={current.shown} isDispatch={current.isDispatch} />}
    </Sheet>
  )
}

function Link({ shown: { link, url }, isDispatch }: { shown: ShownLink; isDispatch: boolean }) {
  const { env } = usePhone()
  const [said, say] = useState('')
  const copy = () =>
    void writeText(url).then(
      () => say(errand.copied),
      () => say(errand.copyFailed),
    )
  return (
    <div class="desk-link-made">
      <Notice tone="waiting">{errand.linkOnce}</Notice>
      <QrCode text={url} />
      <input
        class="desk-link-text"
        readOnly
        aria-label={errand.linkLabel}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="desk-task-acts">
        <Button icon={<Icon of={Copy} />} onClick={copy}>
          {errand.copy}
        </Button>
        {'share' in navigator && (
          <Button icon={<Icon of={Share2} />} onClick={() => void navigator.share({ url }).catch(() => undefined)}>
            {errand.share}
          </Button>
        )}
      </div>
      <p role="status">{said}</p>
      <p>{errand.linkUntil(momentWords(link.expiresAt, env.now()))}</p>
      {isDispatch && <p class="desk-note">{errand.linkTakes}</p>}
    </div>
  )
}

/** Old browsers and insecure pages have no clipboard. */
async function writeText(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error('no clipboard')
  await navigator.clipboard.writeText(text)
}

/** The link for a camera; drawn once the part that draws it has come, the words above do without. */
function QrCode({ text }: { text: string }) {
  const [code, setCode] = useState<{ size: number; path: string } | null>(null)
  useEffect(() => {
    let left = false
    import('qrcode').then(
      ({ create }) => {
        const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
        if (!left) setCode({ size, path: squares(size, data) })
      },
      () => undefined, // no network for this part: the link itself is there to copy
    )
    return () => {
      left = true
    }
  }, [text])
  if (!code) return null
  return (
    <svg class="desk-link-qr" role="img" aria-label={errand.qr} viewBox={`0 0 ${code.size} ${code.size}`}>
      <path d={code.path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

const squares = (size: number, data: Uint8Array): string =>
  Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('')
