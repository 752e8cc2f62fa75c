import { useEffect, useState } from 'preact/hooks'
import { type Plan, type PlanVersions, planOfVersionSchema, planVersionsSchema } from '../../domain/plan.ts'
import { paths } from '../../domain/wire.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { momentWords } from '../ui/when.ts'
import { words } from './words.ts'

type Props = { onLook: (version: number, plan: Plan) => void; onClose: () => void }

/** Every plan there was, newest first, each to be looked at. */
export function VersionsSheet({ onLook, onClose }: Props) {
  const { api, env, community } = usePhone()
  const [listed, setListed] = useState<PlanVersions | null>(null)
  const [failed, setFailed] = useState(false)
  const read = async () => {
    setFailed(false)
    const answer = await api.get(paths.planVersions, planVersionsSchema)
    if (answer.ok) setListed(answer.value)
    else setFailed(true)
  }
  useEffect(() => void read(), [])
  const look = async (version: number) => {
    const answer = await api.get(`${paths.planVersions}?version=${version}`, planOfVersionSchema)
    if (!answer.ok) return setFailed(true)
    onLook(version, answer.value.plan)
    onClose()
  }
  return (
    <Sheet open title={words.versionsTitle} onClose={onClose}>
      {failed && (
        <Notice tone="wrong" act={<Button onClick={() => void read()}>{words.again}</Button>}>
          {words.noNetwork}
        </Notice>
      )}
      {!listed && !failed && <Waiting>{words.looking}</Waiting>}
      <ul class="plan-versions">
        {listed?.versions.map(({ version, madeAt, madeBy, grids, buildings }) => (
          <li key={version} class="plan-row">
            <div class="plan-row-name">
              <strong>{words.version(version)}</strong>
              {version === (community.planVersion ?? 1) && <span class="plan-row-note">{words.versionNow}</span>}
              <span class="plan-row-note">
                {madeAt === null
                  ? words.versionFirst
                  : words.madeBy(madeBy ?? words.somebody, momentWords(madeAt, env.now()))}
              </span>
              <span class="plan-row-note">{words.versionFacts(grids, buildings)}</span>
            </div>
            <Button aria-label={words.lookAt(version)} onClick={() => void look(version)}>
              {words.look}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
