import { ArrowRight } from 'lucide-preact'
import type { RoutingRule } from '../../domain/routing.ts'
import type { ReplayedCase, RoutingPreview } from '../../domain/routing-wire.ts'
import type { Handlers } from '../../domain/wire.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { momentWords } from '../ui/when.ts'
import { handlerName } from './rule-words.ts'
import { words } from './words.ts'

type Props = { preview: RoutingPreview; rules: readonly RoutingRule[]; handlers: Handlers['handlers'] }

/** What the rules would have done with past cases, beside what was done. */
export function PreviewPanel({ preview, rules, handlers }: Props) {
  if (preview.looked === 0) return <p role="status">{words.nothingToTry}</p>
  const changed = preview.cases.filter(({ wentTo, wouldGoTo }) => wentTo !== wouldGoTo)
  const same = preview.cases.filter(({ wentTo, wouldGoTo }) => wentTo === wouldGoTo)
  const rows = { rules, handlers }
  return (
    <div class="routing-preview">
      <p role="status">{words.tried(preview.looked, preview.changed, preview.byCategory)}</p>
      {preview.byRule.map(({ ruleId, taken, changed: elsewhere }) => (
        <p key={ruleId}>{words.byRule(numberOf(ruleId, rules), taken, elsewhere)}</p>
      ))}
      {changed.length > 0 && (
        <>
          <h2>{words.changedCases}</h2>
          <CaseTable cases={changed} {...rows} />
        </>
      )}
      {same.length > 0 && (
        <details>
          <summary>{words.sameCases}</summary>
          <CaseTable cases={same} {...rows} />
        </details>
      )}
    </div>
  )
}

const numberOf = (ruleId: string, rules: readonly RoutingRule[]): number =>
  rules.findIndex(({ id }) => id === ruleId) + 1

function CaseTable({ cases, rules, handlers }: Omit<Props, 'preview'> & { cases: readonly ReplayedCase[] }) {
  const { community, env } = usePhone()
  const nameOf = (id: string | null) => {
    if (id === null) return words.noOne
    return id.startsWith('ext_') ? words.outsider : handlerName(id, handlers)
  }
  return (
    <ul class="routing-cases">
      {cases.map((one) => (
        <li key={one.caseId}>
          <Link href={`${pagePaths.desk}?case=${one.caseId}`}>
            {community.categories.find(({ id }) => id === one.categoryId)?.name ?? words.noCategory}
          </Link>{' '}
          <span class="routing-note">
            {[community.grids.find(({ id }) => id === one.gridId)?.name, one.estate].filter(Boolean).join(words.and)} ·{' '}
            {momentWords(one.at, env.now())}
          </span>
          <p>
            {words.went} {nameOf(one.wentTo)} <Icon of={ArrowRight} />{' '}
            {words.would(
              nameOf(one.wouldGoTo),
              one.ruleId === null ? words.byCategoryShort : words.at(numberOf(one.ruleId, rules)),
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
