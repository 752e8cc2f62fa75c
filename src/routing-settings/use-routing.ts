import { useEffect, useState } from 'preact/hooks'
import type { RoutingRule } from '../../domain/routing.ts'
import {
  type Routing,
  type RoutingPreview,
  type RoutingVersions,
  routingPreviewSchema,
  routingSchema,
  routingVersionsSchema,
} from '../../domain/routing-wire.ts'
import { type Handlers, handlersSchema, headers, paths } from '../../domain/wire.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { words } from './words.ts'

type Loaded = { routing: Routing; handlers: Handlers['handlers']; versions: RoutingVersions['versions'] }

/** The rules as they are kept, a draft of them, what it would have done, and the way to save it. */
export function useRouting() {
  const { api } = usePhone()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [draft, setDraft] = useState<RoutingRule[] | null>(null)
  const [preview, setPreview] = useState<RoutingPreview | null>(null)
  const [busy, setBusy] = useState<'load' | 'try' | 'save' | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  const load = async () => {
    setBusy('load')
    const [routing, handlers, versions] = await Promise.all([
      api.get(paths.routing, routingSchema),
      api.get(paths.handlers, handlersSchema),
      api.get(paths.routingVersions, routingVersionsSchema),
    ])
    setBusy(null)
    if (!routing.ok || !handlers.ok || !versions.ok) return setTrouble(words.trouble)
    setLoaded({ routing: routing.value, handlers: handlers.value.handlers, versions: versions.value.versions })
  }
  useEffect(() => void load(), [api])

  const change = (rules: RoutingRule[] | null) => {
    setDraft(rules)
    setPreview(null)
    setTrouble(null)
  }
  const tryOut = async (rules: RoutingRule[], cases: number) => {
    setBusy('try')
    setTrouble(null)
    const answer = await api.post(paths.routingPreview, { rules, cases }, routingPreviewSchema)
    setBusy(null)
    if (answer.ok) setPreview(answer.value)
    else setTrouble(answer.why === 'refused' ? refusalWords[answer.problem.code] : words.notTried)
  }
  const save = async (rules: RoutingRule[]) => {
    setBusy('save')
    setTrouble(null)
    const answer = await api.send(
      {
        method: 'PUT',
        path: paths.routing,
        headers: { 'content-type': 'application/json', [headers.ifMatch]: `"${loaded?.routing.version ?? 0}"` },
        body: JSON.stringify({ rules }),
      },
      routingSchema,
    )
    if (answer.ok) {
      change(null)
      showToast(words.saved)
      return load()
    }
    const isLate = answer.why === 'refused' && answer.problem.code === 'revision_conflict'
    if (isLate) await load()
    setBusy(null)
    setTrouble(isLate ? words.conflict : answer.why === 'refused' ? refusalWords[answer.problem.code] : words.offline)
  }
  const takeVersion = async (version: number) => {
    const answer = await api.get(`${paths.routing}?version=${version}`, routingSchema)
    if (answer.ok) change(answer.value.rules)
    else setTrouble(words.trouble)
  }
  return { loaded, draft, change, preview, tryOut, save, takeVersion, busy, trouble, load }
}
