import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import { Spinner } from './spinner.tsx'
import './button.css'

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'class' | 'className'> & {
  kind?: ButtonKind
  icon?: ComponentChildren
  /** Over the full width, as the main act at the bottom of a screen is. */
  wide?: boolean
  /** At work: shows that, and takes no second press. */
  busy?: boolean
  class?: string
}

/** A button that never submits a form unless asked to (`type="submit"`). */
export function Button({ kind = 'plain', icon, wide, busy, class: extra, children, disabled, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      class={classes('button', `button-${kind}`, wide && 'button-wide', extra)}
    >
      {busy ? <Spinner /> : icon}
      <span>{children}</span>
    </button>
  )
}
