import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-preact'
import type { RoutingRule } from '../../domain/routing.ts'
import { checkRouting } from '../../domain/routing-check.ts'
import type { Handlers } from '../../domain/wire.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { conditionWords, handlerName } from './rule-words.ts'
import { words } from './words.ts'

type Props = {
  rules: readonly RoutingRule[]
  handlers: Handlers['handlers']
  busy: boolean
  onEdit: (rule: RoutingRule) => void
  onChange: (rules: RoutingRule[]) => void
}

/** The rules in the order in which they are asked; moved by buttons. */
export function RuleList({ rules, handlers, busy, onEdit, onChange }: Props) {
  const { community } = usePhone()
  const problems = checkRouting(rules, community, handlers)
  const move = (rule: RoutingRule, to: number) => {
    const others = rules.filter(({ id }) => id !== rule.id)
    onChange([...others.slice(0, to), rule, ...others.slice(to)])
  }
  return (
    <ol class="routing-list" aria-label={words.list}>
      {rules.map((rule, index) => {
        const label = (act: string) => words.numbered(act, index + 1)
        return (
          <li key={rule.id} class="routing-card">
            <p class="routing-rule">
              <strong>{words.sendsTo(handlerName(rule.handlerId, handlers))}</strong>
              <span>{conditionWords(rule, community)}</span>
            </p>
            {problems
              .filter(({ ruleId }) => ruleId === rule.id)
              .map(({ code }) => (
                <Notice key={code} tone="waiting">
                  {words.problems[code]}
                </Notice>
              ))}
            <div class="routing-acts">
              <Button
                icon={<Icon of={ArrowUp} />}
                aria-label={label(words.up)}
                disabled={busy || index === 0}
                onClick={() => move(rule, index - 1)}
              >
                {words.up}
              </Button>
              <Button
                icon={<Icon of={ArrowDown} />}
                aria-label={label(words.down)}
                disabled={busy || index === rules.length - 1}
                onClick={() => move(rule, index + 1)}
              >
                {words.down}
              </Button>
              <Button icon={<Icon of={Pencil} />} aria-label={label(words.edit)} onClick={() => onEdit(rule)}>
                {words.edit}
              </Button>
              <Button
                icon={<Icon of={Trash2} />}
                aria-label={label(words.remove)}
                disabled={busy}
                onClick={() => onChange(rules.filter(({ id }) => id !== rule.id))}
              >
                {words.remove}
              </Button>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
