import { ArrowLeft } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { Limits, LimitsPreview } from '../../domain/limits.ts'
import { hasRole } from '../../domain/person.ts'
import { pagePaths } from '../paths.ts'
import { go } from '../phone/route.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { CategoryTimes } from './category-times.tsx'
import { HolidayList } from './holiday-list.tsx'
import { ImpactSheet } from './impact-sheet.tsx'
import { type DraftProblem, draftOf, type LimitsDraft, readDraft } from './limits-draft.ts'
import { useLimitsSettings } from './use-limits-settings.ts'
import { words } from './words.ts'
import { WorkHours } from './work-hours.tsx'
import './calendar-settings.css'

/** 工作时间与时限: working hours, holidays and how long each kind of case may take; for the admin. */
export function CalendarSettingsScreen() {
  const { me, community, env } = usePhone()
  const { look, save, busy, trouble, clear } = useLimitsSettings()
  const [draft, setDraft] = useState<LimitsDraft>(() => draftOf(community))
  const [problem, setProblem] = useState<DraftProblem | null>(null)
  const [asked, setAsked] = useState<{ limits: Limits; preview: LimitsPreview } | null>(null)

  if (!hasRole(me.posts, 'admin')) {
    return (
      <main class="calendar">
        <Notice tone="info">{words.notAdmin}</Notice>
      </main>
    )
  }
  const put = (next: LimitsDraft) => {
    setDraft(next)
    setProblem(null)
    clear()
  }
  const change = (part: Partial<LimitsDraft>) => put({ ...draft, ...part })
  const ask = async () => {
    const read = readDraft(draft, words.escalate)
    setProblem(read.ok ? null : read)
    const preview = read.ok ? await look(read.limits) : null
    if (read.ok && preview) setAsked({ limits: read.limits, preview })
  }
  const year = new Date(env.now() + 8 * 3_600_000).getUTCFullYear()
  return (
    <main class="calendar">
      <header class="calendar-head">
        <Button kind="quiet" icon={<Icon of={ArrowLeft} />} onClick={() => go(pagePaths.admin)}>
          {words.back}
        </Button>
        <h1>{words.title}</h1>
      </header>
      <p>{words.intro}</p>
      <WorkHours {...{ draft, change }} />
      <HolidayList {...{ draft, year }} onChange={put} />
      <CategoryTimes {...{ draft, change }} />
      {problem && <Notice tone="wrong">{problemWords(problem)}</Notice>}
      {trouble && !asked && <Notice tone="wrong">{trouble}</Notice>}
      <Button kind="main" wide busy={busy && !asked} onClick={() => void ask()}>
        {words.look}
      </Button>
      <ImpactSheet
        preview={asked?.preview ?? null}
        saving={busy}
        trouble={trouble}
        onClose={() => setAsked(null)}
        onSave={() => asked && void save(asked.limits).then((saved) => saved && setAsked(null))}
      />
    </main>
  )
}

const problemWords = (found: DraftProblem): string =>
  found.problem === 'duration' ? words.problems.duration(found.name) : words.problems[found.problem]
