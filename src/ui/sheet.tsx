import { X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'
import './sheet.css'

type Props = {
  title: string
  open: boolean
  /** Called for 关闭, the Escape key and the phone's back gesture; the owner sets `open` to false. */
  onClose: () => void
  children: ComponentChildren
  /** The acts, always in sight at the bottom. */
  foot?: ComponentChildren
  /** For what stands side by side, where there is room. */
  wide?: boolean
}

/** A sheet over the page that keeps focus inside and gives it back (native dialog). Its content lives only while open. */
export function Sheet({ title, open, onClose, children, foot, wide }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Before it is painted: the next key already belongs to the sheet.
  useLayoutEffect(() => {
    const element = dialog.current
    if (open) show(element)
    else hide(element)
  }, [open])
  const onCancel = (event: Event) => {
    if (event.target !== event.currentTarget) return // a file chooser inside was cancelled, and its event bubbles
    event.preventDefault() // the owner decides; otherwise the dialog would be closed while `open` still says true
    onClose()
  }
  return (
    <dialog
      ref={dialog}
      class={classes('sheet', wide && 'sheet-wide')}
      aria-labelledby={titleId}
      onCancel={onCancel}
      onClose={() => open && onClose()}
    >
      {open && <SheetContent {...{ title, titleId, onClose, children, foot }} />}
    </dialog>
  )
}

/** iOS before 15.4 has no dialogs; there the sheet simply lies over the page (`sheet.css`), without keeping the focus. */
function show(element: HTMLDialogElement | null): void {
  if (!element || element.hasAttribute('open')) return
  if ('showModal' in element) element.showModal()
  else setOpen(element, true)
  element.querySelector<HTMLElement>('[data-first-focus]')?.focus()
}

function hide(element: HTMLDialogElement | null): void {
  if (!element?.hasAttribute('open')) return
  if ('close' in element) element.close()
  else setOpen(element, false)
}

const setOpen = (element: Element, open: boolean) => element.toggleAttribute('open', open)

function SheetContent({ title, titleId, onClose, children, foot }: Omit<Props, 'open' | 'wide'> & { titleId: string }) {
  return (
    <>
      <header class="sheet-head">
        <h2 class="sheet-title" id={titleId}>
          {title}
        </h2>
        <Button kind="quiet" icon={<Icon of={X} />} onClick={onClose}>
          {words.close}
        </Button>
      </header>
      <div class="sheet-body">{children}</div>
      {foot && <footer class="sheet-foot">{foot}</footer>}
    </>
  )
}
