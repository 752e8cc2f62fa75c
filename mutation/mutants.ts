import { parseSync } from 'vite'
import { changesOf, isRemovable } from './operators.ts'
import { isInsideChain, type Node, type Place, runningChildren } from './syntax.ts'

/** One deliberate mistake. `line` counts from 1; `from` and `to` are source text. */
export type Mutant = { id: number; file: string; line: number; operator: string; from: string; to: string }
/** What a source becomes: all its mutants, each asleep until `globalThis.__mutant(id)` says true. */
export type Mutated = { mutants: Mutant[]; code: string }

/** A place in the source with its wrong versions; `statement` stands or is left out. */
type Site = { start: number; end: number; statement: boolean; wrong: { id: number; text: string }[] }

declare global {
  /** Asked by the woven source whether a mutant is awake. */
  var __mutant: ((id: number) => boolean) | undefined
}
const AWAKE = 'globalThis.__mutant?.'

/**
 * Makes every mutant of one TypeScript source and a source that holds them all (mutant schemata, Untch et al. 1993):
 * which of them is awake is decided at run time, so that nothing is parsed or built again for each.
 * @param firstId the number of its first mutant; the others follow
 */
export function mutate(file: string, source: string, firstId: number): Mutated {
  const program = parsed(file, source)
  const textOf = (node: Node) => source.slice(node.start, node.end)
  const mutants: Mutant[] = []
  const sites: Site[] = []

  const note = (node: Node, operator: string, to: string) => {
    const line = source.slice(0, node.start).split('\n').length
    const mutant = { id: firstId + mutants.length, file, line, operator, from: textOf(node), to }
    mutants.push(mutant)
    return { id: mutant.id, text: to }
  }
  const walk = (place: Place): void => {
    const { node, around } = place
    const at = { start: node.start, end: node.end }
    if (isStatement(node)) {
      const wrong = isRemovable(node) ? [note(node, 'statement', '')] : []
      sites.push({ ...at, statement: true, wrong })
    } else if (!isInsideChain(place) && !isTarget(place)) {
      const wrong = changesOf(place, textOf).map(({ operator, text }) => note(node, operator, text))
      if (wrong.length > 0) sites.push({ ...at, statement: false, wrong })
    }
    for (const child of runningChildren(node)) walk({ node: child, around: [node, ...around] })
  }
  walk({ node: program, around: [] })
  const code = weave(source, sites)
  parsed(`${file} with its mutants`, code)
  return { mutants, code }
}

function parsed(name: string, source: string): Node {
  const { program, errors } = parseSync('source.ts', source, { lang: 'ts' })
  if (errors.length > 0) throw new SyntaxError(`${name}: ${errors[0]?.message}`)
  return program
}

/** Statements that begin with an expression are kept in braces: without semicolons a bracket would join the line before. */
const isStatement = (node: Node): boolean =>
  isRemovable(node) || (node.type === 'ExpressionStatement' && !('directive' in node && node.directive))

/** What is assigned to is no value. */
const isTarget = ({ node, around: [outer] }: Place): boolean =>
  (outer?.type === 'AssignmentExpression' && outer.left === node) || outer?.type === 'UpdateExpression'

/** Sites nest but never cross: outermost first, each is written around what is inside it. */
function weave(source: string, found: readonly Site[]): string {
  const sites = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let next = 0
  const write = (start: number, end: number): string => {
    let text = ''
    let at = start
    while (next < sites.length) {
      const site = sites[next]
      if (!site || site.start >= end) break
      next++
      text += source.slice(at, site.start) + wrap(site, write(site.start, site.end))
      at = site.end
    }
    return text + source.slice(at, end)
  }
  return write(0, source.length)
}

function wrap({ statement, wrong }: Site, inner: string): string {
  const [first] = wrong
  if (statement) return first ? `{ if (!${AWAKE}(${first.id})) { ${inner} } }` : `{ ${inner} }`
  return `(${wrong.map(({ id, text }) => `${AWAKE}(${id}) ? (${text}) : `).join('')}(${inner}))`
}
