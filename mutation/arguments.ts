/**
 * What a run was asked for. `files`: only mutants of sources whose path begins with one of
 * these, of all when there are none; `sample`: so many of them, drawn by `seed`; `resume`: what earlier runs killed is dead.
 */
export type MutateArguments = {
  files: string[]
  sample: number | null
  seed: number
  tests: string | null
  resume: boolean
}

/**
 * Reads `--file <path>` (again for more), `--sample N`, `--seed N`, `--tests <path>` (only test files whose path begins so), `--resume`.
 * @returns the wish, or in words what makes no sense
 */
export function readArguments(words: readonly string[]): MutateArguments | string {
  const wish: MutateArguments = { files: [], sample: null, seed: 1, tests: null, resume: false }
  for (let at = 0; at < words.length; at += 2) {
    if (words[at] === '--resume') wish.resume = true
    if (words[at] === '--resume') at++
    if (at >= words.length) break
    const [word, value = ''] = words.slice(at, at + 2)
    const number = Number(value)
    if (word === '--file' && value) wish.files.push(value)
    else if (word === '--tests' && value) wish.tests = value
    else if (word === '--sample' && Number.isInteger(number) && number > 0) wish.sample = number
    else if (word === '--seed' && Number.isInteger(number)) wish.seed = number
    else return `${word} ${value}: give --file <path>, --sample N, --seed N, --tests <path>, --resume`
  }
  return wish
}
