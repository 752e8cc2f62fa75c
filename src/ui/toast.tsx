import { useEffect, useState } from 'preact/hooks'
import './toast.css'

type Act = { label: string; run: () => void }
type Toast = { text: string; act: Act | null; lastsMs: number }

const LASTS_MS = 4000

let current: Toast | null = null
const listeners = new Set<(toast: Toast | null) => void>()

function show(toast: Toast | null): void {
  current = toast
  for (const tell of listeners) tell(toast)
}

/**
 * Says in passing what happened; never something that must be read. A newer one replaces an older one.
 * @param options.act one thing that can still be done, such as 撤销
 * @param options.lastsMs how long it stays
 */
export function showToast(text: string, options: { act?: Act; lastsMs?: number } = {}): void {
  show({ text, act: options.act ?? null, lastsMs: options.lastsMs ?? LASTS_MS })
}

/** Where toasts appear; once in the app. */
export function ToastHost() {
  const [toast, setToast] = useState(current)
  useEffect(() => {
    listeners.add(setToast)
    return () => {
      listeners.delete(setToast)
    }
  }, [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => current === toast && show(null), toast.lastsMs)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <div class="toast-place" role="status">
      {toast && <ToastCard toast={toast} />}
    </div>
  )
}

function ToastCard({ toast: { text, act } }: { toast: Toast }) {
  const take = () => {
    show(null)
    act?.run()
  }
  return (
    <div class="toast">
      <span>{text}</span>
      {act && (
        <button type="button" class="toast-act" onClick={take}>
          {act.label}
        </button>
      )}
    </div>
  )
}
