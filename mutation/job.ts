/**
 * A mutant to be hunted in one test file. `tests`: the ids of those that reach it; `loading`: it is reached while modules are
 * loaded, so they are loaded anew for it; `ms`: what the tests usually take; `limitMs`: one that takes longer has failed.
 */
export type Quarry = { mutant: number; tests: string[]; loading: boolean; ms: number; limitMs: number }

/** What a worker is told in the file named by `MUTATION_JOB`. `out`: where it says what it found, a line of JSON each. */
export type Job = { out: string } & (
  | { kind: 'reach' }
  | {
      kind: 'hunt'
      quarries: Quarry[]
      /** A file here, named by its number, tells that another worker has killed a mutant already. */
      killed: string
      /** The first quarry failed in a worker that no longer passed its tests without it: it is judged in a new one. */
      again: boolean
    }
)

/** How a test file stands without any mutant and what it reaches; `always`: while loading or in hooks of a whole file. */
export type ReachLine = { kind: 'reach'; file: string; broken: string | null; always: number[]; tests: ReachedTest[] }
export type ReachedTest = { id: string; ms: number; reached: number[] }

/** `unsure`: a test failed, but it fails now without the mutant too. */
export type Verdict = 'killed' | 'timed_out' | 'survived' | 'unsure'
export type HuntLine =
  | { kind: 'begun'; mutant: number }
  | { kind: 'done'; mutant: number; verdict: Verdict; by: string }
export type JobLine = ReachLine | HuntLine
