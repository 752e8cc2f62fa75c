/** Whether this phone is being located, or was and the disk does not say so yet. */
export type PositionOnItsWay = boolean

/** Of the ten seconds a report may take, so much is given to a position; after that it is added later. */
const PATIENCE_MS = 1_500
const LOOK_EVERY_MS = 50

/** Resolves when the position is there, or nobody waits for one, or patience is at its end. */
export async function positionOrPatience(position: { current: PositionOnItsWay }): Promise<void> {
  for (let waited = 0; position.current && waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
