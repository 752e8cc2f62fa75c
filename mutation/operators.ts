import { callChanges } from './call-changes.ts'
import { literalChanges } from './literal-changes.ts'
import type { Node, Place } from './syntax.ts'

/** One way to say it wrong: the operator's name and the text that stands in the node's place. */
export type Change = { operator: string; text: string }
/** Gives a node's own text. */
export type TextOf = (node: Node) => string
export type Operator = (place: Place, textOf: TextOf) => Change[]

/** Relations become their neighbour at the border and their opposite; arithmetic becomes its inverse. */
const INSTEAD: Record<string, readonly string[]> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '&': ['|'],
  '|': ['&'],
  '+=': ['-='],
  '-=': ['+='],
  '++': ['--'],
  '--': ['++'],
}

const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')

const twoSided: Operator = ({ node }, textOf) => {
  if (node.type !== 'BinaryExpression' && node.type !== 'LogicalExpression') return []
  if (node.operator === '??') return [{ operator: 'logic', text: textOf(node.left) }]
  if (node.operator === '+' && (isText(node.left) || isText(node.right))) return []
  const operator = node.type === 'LogicalExpression' ? 'logic' : /[<>=]/.test(node.operator) ? 'relation' : 'arithmetic'
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return (INSTEAD[node.operator] ?? []).map((instead) => ({ operator, text: `${left} ${instead} ${right}` }))
}

const oneSided: Operator = ({ node }, textOf) => {
  if (node.type === 'UnaryExpression' && (node.operator === '!' || node.operator === '-'))
    return [{ operator: node.operator === '!' ? 'negation' : 'arithmetic', text: textOf(node.argument) }]
  if (node.type !== 'UpdateExpression') return []
  const [instead = ''] = INSTEAD[node.operator] ?? []
  const inner = textOf(node.argument)
  return [{ operator: 'arithmetic', text: node.prefix ? instead + inner : inner + instead }]
}

const assignment: Operator = ({ node }, textOf) => {
  if (node.type !== 'AssignmentExpression') return []
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return (INSTEAD[node.operator] ?? []).map((by) => ({ operator: 'arithmetic', text: `${left} ${by} ${right}` }))
}

/** What a branch or loop asks is answered for it; a loop is never made endless on purpose. */
const condition: Operator = ({ node, around: [outer] }) => {
  if (!outer || !('test' in outer) || outer.test !== node || outer.type === 'SwitchCase') return []
  const branches = outer.type === 'IfStatement' || outer.type === 'ConditionalExpression'
  return (branches ? ['true', 'false'] : ['false']).map((text) => ({ operator: 'condition', text }))
}

/** A function that may say "nothing" says it always. */
const returned: Operator = ({ node, around }, textOf) => {
  const [outer] = around
  const answers =
    outer?.type === 'ReturnStatement' || (outer?.type === 'ArrowFunctionExpression' && outer.body === node)
  if (!answers || node.type === 'BlockStatement') return []
  const inside = around.find((one) => 'returnType' in one)
  const type = inside && 'returnType' in inside && inside.returnType ? textOf(inside.returnType) : ''
  const nothings = ['null', 'undefined'].filter((word) => new RegExp(`\\| ${word}\\b`).test(type))
  return nothings.filter((word) => word !== textOf(node)).map((text) => ({ operator: 'return', text }))
}

const OPERATORS: readonly Operator[] = [
  twoSided,
  oneSided,
  assignment,
  condition,
  returned,
  literalChanges,
  callChanges,
]

/** Every wrong version of one expression. Two operators that say the same make one. */
export function changesOf(place: Place, textOf: TextOf): Change[] {
  const seen = new Set<string>([textOf(place.node)])
  return OPERATORS.flatMap((operator) => operator(place, textOf)).filter(({ text }) => {
    const isNew = !seen.has(text)
    seen.add(text)
    return isNew
  })
}

const DONE_BY = new Set([
  'CallExpression',
  'AwaitExpression',
  'AssignmentExpression',
  'UpdateExpression',
  'ChainExpression',
])

/** Whether a statement can be left out: one that only does something, or that leaves early. */
export function isRemovable(node: Node): boolean {
  if (node.type === 'ExpressionStatement') return DONE_BY.has(node.expression.type)
  if (node.type === 'ReturnStatement') return node.argument === null
  return node.type === 'ThrowStatement' || node.type === 'ContinueStatement' || node.type === 'BreakStatement'
}
