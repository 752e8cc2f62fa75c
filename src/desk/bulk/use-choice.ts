import { useState } from 'preact/hooks'

export type Choice = {
  ids: ReadonlySet<string>
  /** Adds these, or takes them off when all of them were chosen. */
  toggle: (ids: readonly string[]) => void
  add: (ids: readonly string[]) => void
  clear: () => void
}

/** Which cases are chosen. They stay chosen while the map moves on. */
export function useChoice(): Choice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    ids,
    add: (more) => setIds((held) => new Set([...held, ...more])),
    toggle: (some) =>
      setIds((held) =>
        some.every((id) => held.has(id))
          ? new Set([...held].filter((id) => !some.includes(id)))
          : new Set([...held, ...some]),
      ),
    clear: () => setIds(new Set()),
  }
}
