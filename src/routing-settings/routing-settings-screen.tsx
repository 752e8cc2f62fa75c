import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { ROUTING_RULES_MAX, type RoutingRule } from '../../domain/routing.ts'
import { ForAdmin, SettingsPage } from '../admin-parts/settings-page.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { momentWords } from '../ui/when.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleList } from './rule-list.tsx'
import { useRouting } from './use-routing.ts'
import { words } from './words.ts'
import './routing-settings.css'

const COUNTS = [50, 100, 200, 500]

/** 派遣规则: to whom cases are proposed to go, in order; tried on past cases before it is saved. For the admin. */
export function RoutingSettingsScreen() {
  return (
    <ForAdmin>
      <RoutingSettings />
    </ForAdmin>
  )
}

function RoutingSettings() {
  const { env } = usePhone()
  const routing = useRouting()
  const { loaded, draft, change, busy, trouble } = routing
  const [editing, setEditing] = useState<RoutingRule | null>(null)
  const rules = draft ?? loaded?.routing.rules ?? []
  const handlers = loaded?.handlers ?? []
  const isKnown = editing !== null && rules.some(({ id }) => id === editing.id)
  const keep = (rule: RoutingRule) => {
    change(isKnown ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule])
    setEditing(null)
  }
  const newRule = (): RoutingRule => ({
    id: [...env.random(10)].map((byte) => (byte % 36).toString(36)).join(''),
    categoryIds: [],
    gridIds: [],
    estates: [],
    weekdays: [],
    hours: null,
    handlerId: '',
  })
  return (
    <SettingsPage title={words.title} intro={words.intro}>
      {trouble && (
        <Notice tone="wrong" act={!loaded && <Button onClick={() => void routing.load()}>{words.retry}</Button>}>
          {trouble}
        </Notice>
      )}
      {!loaded && !trouble && <Waiting>{words.loading}</Waiting>}
      {loaded && editing && (
        <RuleForm
          key={editing.id}
          start={editing}
          isNew={!isKnown}
          {...{ handlers }}
          onKeep={keep}
          onCancel={() => setEditing(null)}
        />
      )}
      {loaded && !editing && (
        <>
          {rules.length === 0 && <p class="routing-note">{words.none}</p>}
          <RuleList {...{ rules, handlers }} busy={busy !== null} onEdit={setEditing} onChange={change} />
          {rules.length < ROUTING_RULES_MAX ? (
            <Button icon={<Icon of={Plus} />} onClick={() => setEditing(newRule())}>
              {words.add}
            </Button>
          ) : (
            <p>{words.full(ROUTING_RULES_MAX)}</p>
          )}
          <TryAndSave {...{ routing, rules }} />
          <Versions {...{ routing }} />
        </>
      )}
    </SettingsPage>
  )
}

type Use = ReturnType<typeof useRouting>

/** First tried, then saved: what is saved counts from the next dispatch on. */
function TryAndSave({ routing, rules }: { routing: Use; rules: RoutingRule[] }) {
  const { draft, preview, busy, loaded } = routing
  const [count, setCount] = useState(100)
  return (
    <section class="routing-try" aria-label={words.tryOut}>
      <div class="routing-acts">
        <label>
          {words.tryCount}{' '}
          <select class="routing-input" onChange={(event) => setCount(Number(event.currentTarget.value))}>
            {COUNTS.map((one) => (
              <option key={one} value={one} selected={one === count}>
                {words.cases(one)}
              </option>
            ))}
          </select>
        </label>
        <Button busy={busy === 'try'} disabled={busy !== null} onClick={() => void routing.tryOut(rules, count)}>
          {words.tryOut}
        </Button>
      </div>
      {preview && <PreviewPanel {...{ preview, rules }} handlers={loaded?.handlers ?? []} />}
      {draft && (
        <>
          <Notice tone="waiting">{words.unsaved}</Notice>
          <div class="routing-acts">
            <Button disabled={busy !== null} onClick={() => routing.change(null)}>
              {words.discard}
            </Button>
            <Button
              kind="main"
              busy={busy === 'save'}
              disabled={busy !== null}
              onClick={() => void routing.save(draft)}
            >
              {words.save}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** Every list of rules there was; an older one is taken as a draft, tried and saved like any other. */
function Versions({ routing: { loaded, takeVersion } }: { routing: Use }) {
  const { env } = usePhone()
  if (!loaded || loaded.versions.length === 0) return null
  return (
    <details>
      <summary>{words.versions}</summary>
      <ul class="routing-cases">
        {loaded.versions.map(({ version, madeAt, madeBy, rules }) => (
          <li key={version}>
            <p>
              {words.version(
                version,
                madeBy ?? words.unknownPerson,
                madeAt === null ? '' : momentWords(madeAt, env.now()),
              )}{' '}
              · {words.versionRules(rules)}
            </p>
            <Button aria-label={words.useVersionOf(version)} onClick={() => void takeVersion(version)}>
              {words.useVersion}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
