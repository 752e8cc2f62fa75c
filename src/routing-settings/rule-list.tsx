import type { RoutingRule } from '../../domain/routing.ts'
import { checkRouting } from '../../domain/routing-check.ts'
import type { Handlers } from '../../domain/wire.ts'
import { EntryActs } from '../admin-parts/entry-acts.tsx'
import { usePhone } from '../phone/use-phone.ts'
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
  return (
    <ol class="routing-list" aria-label={words.list}>
      {rules.map((rule, index) => (
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
          <EntryActs
            list={rules}
            {...{ index, busy }}
            label={(act) => words.numbered(act, index + 1)}
            onOrder={onChange}
            onEdit={() => onEdit(rule)}
            onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
          />
        </li>
      ))}
    </ol>
  )
}
