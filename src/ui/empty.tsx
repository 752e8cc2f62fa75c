import type { ComponentChildren } from 'preact'
import './empty.css'

type Props = { picture?: ComponentChildren; children: ComponentChildren; act?: ComponentChildren }

/** Nothing here yet: a picture, a sentence, and what to do about it. */
export function Empty({ picture, children, act }: Props) {
  return (
    <div class="empty">
      {picture && <div class="empty-picture">{picture}</div>}
      <p>{children}</p>
      {act}
    </div>
  )
}
