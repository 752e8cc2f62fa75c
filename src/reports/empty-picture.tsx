/** The woodpecker at its trunk, in the text's colour: where nothing is yet. */
export function EmptyPicture() {
  return (
    <svg viewBox="40 20 440 472" width="220" height="236" aria-hidden="true">
      <path d="M404 20h72v472h-72z" fill="currentColor" opacity="0.3" />
      <g transform="translate(28 0) rotate(-12 260 260)" fill="currentColor">
        <path d="M296 138l98 30-100 22z" opacity="0.55" />
        <path
          d="M282 286l76 6M262 338l76 26"
          stroke="currentColor"
          stroke-width="14"
          stroke-linecap="round"
          opacity="0.55"
        />
        <path
          fill-rule="evenodd"
          d="M170 200c-14-16-44-26-62-56 26 2 40-8 48-26 20-46 60-60 98-50 46 12 68 50 66 94-2 26-14 38-14 66 2 70-16 128-64 168l-26 82-38-88c-24-56-18-124-8-190zm98-64a16 16 0 1 0 0 32 16 16 0 0 0 0-32z"
        />
        <path d="M184 232c52-10 90 26 84 92-3 30-14 54-30 74-38-36-66-104-54-166z" fill="var(--paper)" opacity="0.45" />
      </g>
    </svg>
  )
}
