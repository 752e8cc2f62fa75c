import { Frown, Smile } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ObjectSheet } from './object-sheet.tsx'
import { type Told, verdictsOn } from './told.ts'
import { useOwnAct } from './use-own-act.ts'
import { verdictWords as words } from './verdict-words.ts'

type Props = {
  told: Told
  /** One is on its way already. */
  waiting: boolean
}

/** 满意 or 没解决, for as long as it can be said; afterwards why not. Nothing while the case goes on. */
export function VerdictPart({ told, waiting }: Props) {
  const { owner, env } = usePhone()
  const [objecting, setObjecting] = useState(false)
  const subject = { caseId: told.caseId, after: null }
  const { busy, trouble, take } = useOwnAct(subject, words.satisfiedKept, () => undefined)
  const may = verdictsOn(told, owner, env.now())
  if (may.tooLate) return <p class="report-fact">{words.tooLate}</p>
  if (!may.object || waiting) return null
  return (
    <fieldset class="report-verdict">
      <legend>{told.satisfied === true ? words.saidSatisfied : words.label}</legend>
      <div class="report-acts">
        {may.satisfied && (
          <Button kind="main" icon={<Icon of={Smile} />} {...{ busy }} onClick={() => void take({ act: 'satisfied' })}>
            {words.satisfied}
          </Button>
        )}
        <Button icon={<Icon of={Frown} />} onClick={() => setObjecting(true)}>
          {words.object}
        </Button>
      </div>
      {trouble && <p role="alert">{trouble}</p>}
      <ObjectSheet {...{ told }} open={objecting} onClose={() => setObjecting(false)} />
    </fieldset>
  )
}
