import './switch.css'

type Props = { label: string; on: boolean; onChange: (on: boolean) => void }

/** On or off, at once. */
export function Switch({ label, on, onChange }: Props) {
  return (
    <button type="button" role="switch" class="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span>{label}</span>
      <span class="switch-track" aria-hidden="true">
        <span class="switch-knob" />
      </span>
    </button>
  )
}
