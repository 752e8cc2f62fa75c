import { useState } from 'preact/hooks'
import type { Limits, LimitsPreview } from '../../domain/limits.ts'
import { clockOf } from '../../domain/shanghai-time.ts'
import { SettingsPage } from '../admin-parts/settings-page.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
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
  const { community, env } = usePhone()
  const { look, save, busy, trouble, clear } = useLimitsSettings()
  const [draft, setDraft] = useState<LimitsDraft>(() => draftOf(community))
  const [problem, setProblem] = useState<DraftProblem | null>(null)
  const [asked, setAsked] = useState<{ limits: Limits; preview: LimitsPreview } | null>(null)

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
  const year = clockOf(env.now()).getUTCFullYear()
  return (
    <SettingsPage title={words.title} intro={words.intro}>
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
    </SettingsPage>
  )
}

const problemWords = (found: DraftProblem): string =>
  found.problem === 'duration' ? words.problems.duration(found.name) : words.problems[found.problem]
