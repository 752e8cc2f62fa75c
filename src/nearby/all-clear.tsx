/** A clean path between two houses and a woodpecker's tree: nothing waits here. */
export const AllClear = () => (
  <svg
    viewBox="0 0 240 120"
    fill="none"
    stroke="currentColor"
    stroke-width="4"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="M10 108h220" stroke-linecap="round" />
    <path d="M24 108V52l28-22 28 22v56M44 108V80h16v28" />
    <path d="M160 108V42h56v66M174 58h10M192 58h10M174 76h10M192 76h10" stroke-linecap="round" />
    <path d="M120 108V74" stroke-linecap="round" />
    <path d="M120 22c20 0 30 14 27 28-2 14-13 24-27 24s-25-10-27-24c-3-14 7-28 27-28z" />
    <path d="M108 49l9 9 16-18" stroke-linecap="round" />
  </svg>
)
