import type { ComponentChildren } from 'preact'
import type { Tone } from './notice.tsx'
import './chip.css'

/** A short state in a pill: sign, word, colour. */
export function Chip({ tone, icon, children }: { tone: Tone | 'quiet'; icon: ComponentChildren; children: string }) {
  return (
    <span class={`chip chip-${tone}`}>
      {icon}
      {children}
    </span>
  )
}
