import { RefreshCw } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { InboxLink } from '../case-parts/inbox-link.tsx'
import { go, useRoute } from '../phone/route.ts'
import { useOnline } from '../phone/use-online.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { whenWords } from '../ui/when.ts'
import { TASK_SECTIONS } from './task-items.ts'
import { TaskNotice } from './task-notice.tsx'
import { TaskSectionList } from './task-section.tsx'
import { openSheetOf, TaskSheets } from './task-sheets.tsx'
import { readTasksAddress, type TasksAddress, tasksHref } from './tasks-address.ts'
import { useTaskSteps } from './use-task-steps.ts'
import { type MyTasks, useTasks } from './use-tasks.ts'
import { words } from './words.ts'

/** A handler's tasks by what is to be done with them. */
export function Tasks() {
  const tasks = useTasks()
  const address = readTasksAddress(useRoute().search)
  const open = (to: TasksAddress) => go(tasksHref(to), { replace: address.sheet !== null })
  const sheet = openSheetOf(address, tasks?.items ?? [])
  const steps = useTaskSteps((wanted, caseId) => open({ sheet: wanted, caseId }))
  return (
    <main class="tasks">
      <div aria-hidden={sheet.sheet !== null || undefined} class="tasks-page">
        <TasksHead heardAt={tasks?.heardAt ?? null} />
        {tasks?.orphans.map((one) => (
          <TaskNotice
            key={one.opId}
            pending={one}
            isGone
            onAgain={null}
            onSendNow={() => steps.sendNow(one)}
            onGiveUp={() => void steps.giveUp(one)}
          />
        ))}
        {tasks ? (
          <Sections {...{ tasks, steps }} onWhere={(caseId) => open({ sheet: 'where', caseId })} />
        ) : (
          <Waiting>{words.loading}</Waiting>
        )}
      </div>
      <TaskSheets open={sheet} {...{ steps }} onClose={() => open({ sheet: null, caseId: null })} />
    </main>
  )
}

type SectionsProps = { tasks: MyTasks; steps: ReturnType<typeof useTaskSteps>; onWhere: (caseId: string) => void }

function Sections({ tasks, steps, onWhere }: SectionsProps) {
  if (tasks.items.length === 0) return <Empty>{words.empty}</Empty>
  return (
    <>
      {TASK_SECTIONS.map((section) => (
        <TaskSectionList
          key={section}
          {...{ section, steps, onWhere }}
          items={tasks.items.filter((item) => item.section === section)}
        />
      ))}
    </>
  )
}

/** How fresh this is, and a way to ask now. */
function TasksHead({ heardAt }: { heardAt: number | null }) {
  const { sync, env } = usePhone()
  const online = useOnline()
  const [asking, setAsking] = useState(false)
  const refresh = () => {
    setAsking(true)
    void sync.run({ pressed: true }).finally(() => setAsking(false))
  }
  return (
    <header class="tasks-head">
      <h1>{words.title}</h1>
      <InboxLink />
      <Button kind="quiet" icon={<Icon of={RefreshCw} />} busy={asking} onClick={refresh}>
        {words.refresh}
      </Button>
      <p class="tasks-quiet">{heardAt === null ? words.notHeard : words.heard(whenWords(heardAt, env.now()))}</p>
      {!online && <Notice tone="info">{words.offline}</Notice>}
    </header>
  )
}
