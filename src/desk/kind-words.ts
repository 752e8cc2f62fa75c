import { HANDLER_KINDS, type HandlerKind } from '../../domain/category.ts'
import { words } from './words.ts'

const isKind = (kind: string): kind is HandlerKind => (HANDLER_KINDS as readonly string[]).includes(kind) // widened to ask about any string

/** More would hide the name. */
const SHOWN_MAX = 3

/** `（物业、保洁）`: what a handler is there for; kinds this page does not know are left out. */
export function kindWords(kinds: readonly string[]): string {
  const known = kinds.filter(isKind).map((kind) => words.handlerKinds[kind])
  if (known.length === 0) return ''
  const shown = known.slice(0, SHOWN_MAX).join(words.and)
  return `（${known.length > SHOWN_MAX ? words.andOthers(shown) : shown}）`
}
