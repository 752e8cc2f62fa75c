/** Why a command was not carried out: one line for whoever typed it. `usage` when how to type it would help. */
export class AdminRefused extends Error {
  readonly usage: boolean
  constructor(message: string, usage = false) {
    super(message)
    this.name = 'AdminRefused'
    this.usage = usage
  }
}
