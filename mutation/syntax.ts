import type { ESTree } from 'vite'

export type Node = ESTree.Node
/** A node with the nodes around it, innermost first. */
export type Place = { node: Node; around: readonly Node[] }

/** Parts of a node that are types or names and never run. */
const NOT_RUN = new Set([
  'parent',
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
])
/** TypeScript's wrappers around something that runs (`x as T`, `x satisfies T`, `x!`). */
const WRAPPERS = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion'])

/** The nodes directly inside one that run at run time; types, names of properties and what is imported are left out. */
export function runningChildren(node: Node): Node[] {
  const inside: Node[] = []
  for (const [name, value] of Object.entries(node)) {
    if (NOT_RUN.has(name) || isName(node, name)) continue
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one) && runs(one)) inside.push(one)
  }
  return inside
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const isName = (node: Node, part: string): boolean =>
  (part === 'key' || part === 'property') && 'computed' in node && node.computed === false

const runs = ({ type }: Node): boolean =>
  (!type.startsWith('TS') || WRAPPERS.has(type)) && type !== 'ImportDeclaration' && type !== 'ExportAllDeclaration'

/**
 * Whether a node is a link in the middle of an optional chain (`a?.b()` in `a?.b().c`): put into brackets of its own, the
 * rest would no longer be skipped with it.
 */
export function isInsideChain({ node, around }: Place): boolean {
  let inner = node
  for (const outer of around) {
    if (outer.type === 'ChainExpression') return inner !== node
    const goesOn =
      (outer.type === 'MemberExpression' && outer.object === inner) ||
      (outer.type === 'CallExpression' && outer.callee === inner) ||
      (outer.type === 'TSNonNullExpression' && outer.expression === inner)
    if (!goesOn) return false
    inner = outer
  }
  return false
}
