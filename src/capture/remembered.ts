/** The part of Storage that is asked; private windows may refuse it, then nothing is remembered. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>

const lastBuildingKey = (communityId: string) => `woodpecker-last-building:${communityId}`
const asideKey = (draftId: string) => `woodpecker-aside:${draftId}`
const hintKey = (draftId: string) => `woodpecker-similar:${draftId}`
const laterKey = (draftId: string) => `woodpecker-place-later:${draftId}`

function recall(memory: Memory, key: string): string | null {
  try {
    return memory.getItem(key)
  } catch {
    return null
  }
}

function keep(memory: Memory, key: string, value: string): void {
  try {
    memory.setItem(key, value)
  } catch {
    // a convenience only
  }
}

/** The building last chosen on this phone: on patrol the next report is often next door. */
export const recallBuilding = (memory: Memory, communityId: string): string | null =>
  recall(memory, lastBuildingKey(communityId))
export const keepBuilding = (memory: Memory, communityId: string, buildingId: string): void =>
  keep(memory, lastBuildingKey(communityId), buildingId)

/** Whether the person said 稍后再定 for this draft's place: then it is not asked for again after a restart. */
export const isPlaceLater = (memory: Memory, draftId: string): boolean => recall(memory, laterKey(draftId)) === 'yes'
export const keepPlaceLater = (memory: Memory, draftId: string, later: boolean): void =>
  keep(memory, laterKey(draftId), later ? 'yes' : 'no')

/** Whether the person set this draft aside to begin another: it stays listed under 我的, and 上报 does not go on with it. */
export const isSetAside = (memory: Memory, draftId: string): boolean => recall(memory, asideKey(draftId)) === 'yes'
export const keepSetAside = (memory: Memory, draftId: string): void => keep(memory, asideKey(draftId), 'yes')

/** Whether the person said 仍要上报 to the hint about similar cases: it does not come again for this draft. */
export const isHintDismissed = (memory: Memory, draftId: string): boolean => recall(memory, hintKey(draftId)) === 'yes'
export const keepHintDismissed = (memory: Memory, draftId: string): void => keep(memory, hintKey(draftId), 'yes')
