import { defineConfig } from 'vitest/config'

/**
 * A story also waits, so three go on at once even on two cores (when it was tried the gate took 26 minutes instead of 30); every
 * story has its own server, browser and folder. Nothing is asserted on time: a limit here is only when to give up on a
 * machine that is busy with other things.
 */
const SIDE_BY_SIDE = 3
/** These compute. */
const UNITS_SIDE_BY_SIDE = 2
const GIVE_UP_MS = 300_000
const UNIT = { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: UNITS_SIDE_BY_SIDE }
/** Of these no test changes what others share; tests of the page put globals in place, and the rig draws what a server refuses. */
const TOGETHER = ['domain', 'mutation', 'scripts', 'server']
const POLL = { poll: { timeout: 60_000 } }

/** Unit and contract tests come first; flows and faults after, from one heap. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...UNIT,
          name: 'unit-together',
          include: TOGETHER.map((part) => `test/${part}/**/*.test.ts`),
          isolate: false, // loading every module anew for every file took longer than the tests
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          ...UNIT,
          name: 'unit-alone',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['flow', 'faults', ...TOGETHER].map((part) => `test/${part}/**`),
        },
      },
      {
        test: {
          name: 'flow',
          include: ['test/flow/**/*.test.ts'],
          setupFiles: ['test/support/tell-on-failure.ts'],
          expect: POLL,
          maxWorkers: SIDE_BY_SIDE,
          sequence: { groupOrder: 1 },
          testTimeout: GIVE_UP_MS,
          hookTimeout: GIVE_UP_MS,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          maxWorkers: SIDE_BY_SIDE,
          sequence: { groupOrder: 1 },
          testTimeout: GIVE_UP_MS,
          hookTimeout: GIVE_UP_MS,
        },
      },
    ],
  },
})
