import type { Drawing } from './drawing.ts'

/** The four kinds the programme began with, and the mark for "not said yet": in the first load, so they are there at once. */
export const FIRST_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'ebike-parking': {
    soft: 'M8 30c0-5 4-7.5 10-7.5h6.5c.8 4 2.5 6.5 5.5 6.5h3l-1 4H19a6 6 0 0 0-11 0z',
    solid: 'M9.5 17.8h13a1.6 1.6 0 0 1 1.6 1.6v2.6h-16v-2.6a1.6 1.6 0 0 1 1.4-1.6z',
    line: 'M8 30c0-5 4-7.5 10-7.5h6.5c.8 4 2.5 6.5 5.5 6.5h2.5M34.5 30.5L31 11.5h-5M31.8 16h3.7M9 34.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M31 34.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M18 34.5h12.5',
  },
  'waste-sorting': {
    soft: 'M7.5 25h14l-1.4 15h-11.2z',
    solid: 'M26.5 25h14l-1.4 15h-11.2z',
    line: 'M6 23.5h17M25 23.5h17M7.8 25l1.4 14.8h10.6L21.2 25M14.5 17.5C16.5 9.5 27.5 7.5 33 15.5M33.8 9.5v6.8h-6.8',
  },
  'cigarette-butts': {
    soft: 'M7 29h11v8H7z',
    solid: 'M36 29h3.5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H36z',
    line: 'M7 29h32.5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H7zM18 29v8M38 23.5c0-5-6-4.5-6-9.5c0-2 1-3.5 2.5-4.5M30.5 23.5c0-3-3-3.5-3-7',
  },
  'green-plots': {
    soft: 'M6 24h36v17H6z',
    solid: 'M16.5 24h15c0 6-3.5 12.5-7.5 16.5c-4-4-7.5-10.5-7.5-16.5z',
    line: 'M6 24h36M24 22.5V10M24 22c-1-5-4-8-9-8.5c0 5 3.5 8.5 9 8.5M24 22c1-5 4-8 9-8.5c0 5-3.5 8.5-9 8.5',
  },
  unsaid: {
    soft: 'M24 8a16 16 0 1 0 0 32a16 16 0 1 0 0-32z',
    solid: 'M24 31.5a2.1 2.1 0 1 0 0 4.2a2.1 2.1 0 1 0 0-4.2z',
    line: 'M18.5 19.5c0-7 11-7 11 0c0 4-5.5 4-5.5 8.5',
  },
}
