import type { Head } from './feed-journal.ts'

/** The epoch of each community: the name of its line of history. A restored database starts a new one. */
export type Epochs = {
  /** Where each community that has a history stands. */
  heads(): Promise<Map<string, Head>>
  /** Gives the community a new epoch; every cursor of the old one is `cursor_gone` from then on. Durable when it resolves. */
  renew(communityId: string): Promise<void>
}
