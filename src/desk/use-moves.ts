import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import type { LocalDb } from '../offline/local-db.ts'
import type { Operation } from '../offline/operation.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { type Move, moveOf } from './moves.ts'

/** Longer than any list goes unasked: by then the server's word is all there is to show. */
const FORGET_AFTER_MS = 120_000

type Fate = 'waiting' | 'delivered' | 'held' | 'gone'

export type Moves = {
  all: readonly Move[]
  begin: (seen: DeskCase, acts: readonly CaseAct[]) => number
  /** The steps are in the outbox. */
  kept: (id: number, opIds: readonly string[]) => void
  /** They are not: the case is as it was. */
  drop: (id: number) => void
}

/**
 * The steps taken here, shown as done before the server has them, and no longer once the outbox says otherwise: taken
 * back, refused or overtaken, the case is where it was. `onEnd` hears when the server has one or refused it.
 */
export function useMoves(onEnd: () => void): Moves {
  const { db, env, me } = usePhone()
  const [all, setAll] = useState<readonly Move[]>([])
  const next = useRef(1)
  const fates = useLive(() => fatesOf(db, all), [db, all])
  useEffect(() => {
    if (!fates) return
    const settled = settle(all, fates, env.now())
    if (settled === all) return
    setAll(settled)
    onEnd()
  }, [fates])
  const change = (id: number, what: Partial<Move>) =>
    setAll((held) => held.map((move) => (move.id === id ? { ...move, ...what } : move)))
  return {
    all,
    begin: (seen, acts) => {
      const id = next.current++
      setAll((held) => [...held, moveOf(id, seen, acts, me)])
      return id
    },
    kept: (id, opIds) => change(id, { opIds }),
    drop: (id) => setAll((held) => held.filter((move) => move.id !== id)),
  }
}

async function fatesOf(db: LocalDb, moves: readonly Move[]): Promise<ReadonlyMap<string, Fate>> {
  const opIds = moves.filter((move) => move.endedAt === null).flatMap((move) => move.opIds)
  if (opIds.length === 0) return new Map()
  const { store } = db.transaction('operations') // one for all: a desk at speed has many steps under way
  const found = await Promise.all(opIds.map((opId) => store.get(opId)))
  return new Map(opIds.map((opId, at) => [opId, fateOf(found[at])]))
}

function fateOf(op: Operation | undefined): Fate {
  if (!op) return 'gone'
  if (op.state === 'delivered') return 'delivered'
  return op.hold === null ? 'waiting' : 'held'
}

/** The same list where nothing changed. */
export function settle(moves: readonly Move[], fates: ReadonlyMap<string, Fate>, now: number): readonly Move[] {
  const left = moves.flatMap((move) => {
    if (move.endedAt !== null) return now - move.endedAt > FORGET_AFTER_MS ? [] : move
    const own = move.opIds.flatMap((opId) => fates.get(opId) ?? [])
    if (own.includes('gone') || own.includes('held')) return []
    const isDone = own.length > 0 && own.length === move.opIds.length && own.every((fate) => fate === 'delivered')
    return isDone ? { ...move, endedAt: now } : move
  })
  const isSame = left.length === moves.length && left.every((move, at) => move === moves[at])
  return isSame ? moves : left
}
