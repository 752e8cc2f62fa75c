import type { Operator } from './operators.ts'

/** Methods without which their object's own value stands: a filter, an order, a schema's check. */
const DROPPED = new Set(['filter', 'sort', 'reverse', 'slice', 'trim', 'toLowerCase', 'toUpperCase', 'check'])
/** Schema functions without which the schema inside stands. */
const UNWRAPPED = new Set(['optional', 'nullable'])
const SWAPPED = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    min: 'max',
    max: 'min',
    floor: 'ceil',
    ceil: 'floor',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
  }),
)

/** Calls lose their filter, order, cut or check, or ask for the opposite. */
export const callChanges: Operator = ({ node }, textOf) => {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.computed) return []
  const { object, property } = node.callee
  if (property.type !== 'Identifier') return []
  const [first] = node.arguments
  if (DROPPED.has(property.name)) return [{ operator: 'call', text: textOf(object) }]
  if (UNWRAPPED.has(property.name) && textOf(object) === 'z' && first)
    return [{ operator: 'call', text: textOf(first) }]
  const instead = SWAPPED.get(property.name)
  if (!instead) return []
  const whole = textOf(node)
  const at = property.start - node.start
  return [{ operator: 'call', text: whole.slice(0, at) + instead + whole.slice(at + property.name.length) }]
}
