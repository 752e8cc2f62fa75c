/** The part of Storage that is asked; private windows may refuse it, then nothing is remembered. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>

const keyOf = (communityId: string) => `woodpecker-ground:${communityId}`

/** Which ground this phone was last told to show, null if it never was. */
export function recallGround(memory: Memory, communityId: string): string | null {
  try {
    return memory.getItem(keyOf(communityId))
  } catch {
    return null
  }
}

export function keepGround(memory: Memory, communityId: string, groundId: string): void {
  try {
    memory.setItem(keyOf(communityId), groundId)
  } catch {
    // a convenience only
  }
}

/** This page's memory; null where the browser does not even let us look. */
export function thisMemory(): Memory | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
