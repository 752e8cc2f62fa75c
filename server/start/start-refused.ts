/** Why the process does not start: one line for whoever started it, no stack. */
export class StartRefused extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 2) {
    super(message)
    this.name = 'StartRefused'
    this.exitCode = exitCode
  }
}
