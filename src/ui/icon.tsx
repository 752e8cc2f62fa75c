import type { LucideIcon } from 'lucide-preact'
import { classes } from './classes.ts'
import './icon.css'

/** A drawn sign beside its word: never alone, so readers are not told of it. Grows with the text. */
export function Icon({ of: Picture, size = 'text' }: { of: LucideIcon; size?: 'text' | 'large' }) {
  return <Picture class={classes('icon', size === 'large' && 'icon-large')} aria-hidden="true" focusable="false" />
}
