import { words } from './words.ts'

/** Loud on every screen, so that nobody takes the invented community for a real one. */
export function DemoRibbon() {
  return (
    <aside class="shell-ribbon" aria-label={words.demo}>
      <strong>{words.demo}</strong>
      <span>{words.demoExplained}</span>
    </aside>
  )
}
