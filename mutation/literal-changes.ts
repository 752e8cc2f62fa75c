import type { Change, Operator } from './operators.ts'
import type { Node, Place } from './syntax.ts'

/** Texts that only engineers read: messages of errors, details of refusals, lines of a log. */
const LOGGERS = /^(console|log|logger)$/
const ENGINEERS_KEYS = new Set(['detail'])

/** Truth is turned round, texts and lists are emptied, patterns lose their anchors. */
export const literalChanges: Operator = (place, textOf) => {
  const { node } = place
  if (node.type === 'ArrayExpression') return node.elements.length > 0 ? [{ operator: 'list', text: '[]' }] : []
  if (node.type === 'ObjectExpression') return isForPeople(node) ? [{ operator: 'object', text: '{}' }] : []
  if (node.type === 'TemplateLiteral') return isWorthEmptying(place) ? [{ operator: 'text', text: "''" }] : []
  if (node.type !== 'Literal') return []
  if (typeof node.value === 'boolean') return [{ operator: 'truth', text: String(!node.value) }]
  if (typeof node.value === 'string' && isWorthEmptying(place))
    return [{ operator: 'text', text: node.value === '' ? "'mutant'" : "''" }]
  return 'regex' in node ? unanchored(textOf(node)) : []
}

function unanchored(text: string): Change[] {
  const changes: Change[] = []
  if (text.startsWith('/^')) changes.push({ operator: 'pattern', text: `/${text.slice(2)}` })
  if (/\$\/[a-z]*$/.test(text)) changes.push({ operator: 'pattern', text: text.replace(/\$(\/[a-z]*)$/, '$1') })
  return changes
}

/** A comparison's text is not emptied: turning the comparison round already asks the same. */
function isWorthEmptying({ node, around }: Place): boolean {
  const [outer, second] = around
  if (!outer || outer.type === 'TaggedTemplateExpression' || outer.type === 'ImportExpression') return false
  if (outer.type === 'ExportNamedDeclaration' || outer.type === 'ExpressionStatement') return false
  if (outer.type === 'BinaryExpression' && /^[=!]==$/.test(outer.operator)) return false
  if (outer.type === 'Property' && outer.value === node && isEngineers(outer.key)) return false
  if (second?.type === 'Property' && isEngineers(second.key)) return false
  return !around.some((one) => isMessage(one))
}

const isEngineers = (key: Node): boolean => key.type === 'Identifier' && ENGINEERS_KEYS.has(key.name)

const isForPeople = (node: Extract<Node, { type: 'ObjectExpression' }>): boolean =>
  node.properties.some((one) => one.type !== 'Property' || !isEngineers(one.key))

function isMessage(node: Node): boolean {
  if (node.type === 'NewExpression') return node.callee.type === 'Identifier' && /Error$/.test(node.callee.name)
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  return node.callee.object.type === 'Identifier' && LOGGERS.test(node.callee.object.name)
}
