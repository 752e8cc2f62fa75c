const SAFE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** A part of a path made from an id. Anything that could leave its folder is a fault of ours, so it throws. */
export function pathPart(id: string): string {
  if (!SAFE.test(id)) throw new Error('an id is not fit for a file name')
  return id
}
