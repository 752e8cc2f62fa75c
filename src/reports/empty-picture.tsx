/** A woodpecker at its trunk, a phone's frame around it: what this app is for, where nothing is yet. Takes the text's colour. */
export function EmptyPicture() {
  return (
    <svg viewBox="0 0 160 120" width="240" height="180" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round">
        <path d="M20 34V22a8 8 0 0 1 8-8h14M118 14h14a8 8 0 0 1 8 8v12M140 86v12a8 8 0 0 1-8 8h-14M42 106H28a8 8 0 0 1-8-8V86" />
      </g>
      <path d="M92 18h18v84H92z" fill="currentColor" opacity="0.22" />
      <path
        d="M92 34h10M100 52h10M92 74h8M102 90h8"
        stroke="currentColor"
        stroke-width="3"
        stroke-linecap="round"
        opacity="0.45"
      />
      <path
        d="M90 48l-16-5c-1-7-7-12-14-12-8 0-13 6-13 13l1 6c-5 8-7 18-5 30l4 18 8-11c14-3 25-13 26-29l-6-3z"
        fill="currentColor"
      />
      <path d="M52 33c-1-7 2-12 8-14 1 3 5 4 6 8 1 2 1 4 0 6-4-2-9-2-14 0z" fill="currentColor" opacity="0.5" />
      <circle cx="64" cy="42" r="2.600" fill="var(--paper)" />
      <path d="M80 70l11-2M78 78l13 1" stroke="currentColor" stroke-width="4" stroke-linecap="round" />
      <path d="M55 62c-2 8 0 16 4 21 7-4 12-11 13-20-5 3-11 3-17-1z" fill="var(--paper)" opacity="0.35" />
    </svg>
  )
}
