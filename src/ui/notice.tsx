import { CircleCheck, Hourglass, Info, type LucideIcon, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import './notice.css'

export type Tone = 'info' | 'wrong' | 'waiting' | 'done'

const SIGNS: Record<Tone, LucideIcon> = { info: Info, wrong: TriangleAlert, waiting: Hourglass, done: CircleCheck }

/** Something the person should know now, by shape, word and colour; read aloud when it appears. `act` is the way on. */
export function Notice({ tone, children, act }: { tone: Tone; children: ComponentChildren; act?: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'wrong' ? 'alert' : 'status'}>
      <Icon of={SIGNS[tone]} />
      <div class="notice-body">
        {children}
        {act && <div class="notice-act">{act}</div>}
      </div>
    </div>
  )
}
