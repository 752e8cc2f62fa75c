/** A filter of the desk under its owner's name for it; `query` as the page's address has it. Times are Unix ms. */
export type DeskViewKept = { viewId: string; name: string; query: string; savedAt: number }

export type DeskViewJournal = {
  /** A person's own, in the order they were first saved. */
  deskViews(communityId: string, personId: string): Promise<DeskViewKept[]>
  /** Adds one or changes it; one that is there keeps its place. False when there are `max` others: nothing is written then. */
  putDeskView(communityId: string, personId: string, view: DeskViewKept, max: number): Promise<boolean>
  /** Removing what is not there is no error. */
  removeDeskView(communityId: string, personId: string, viewId: string): Promise<void>
}
