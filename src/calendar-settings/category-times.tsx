import type { CategoryDraft, LimitsDraft } from './limits-draft.ts'
import { SpanField } from './span-field.tsx'
import { words } from './words.ts'

type Props = { draft: LimitsDraft; change: (part: Partial<LimitsDraft>) => void }

/** How long each kind of case may wait to be looked at and to be fixed, and when the admin hears that it waits still. */
export function CategoryTimes({ draft, change }: Props) {
  const put = (changed: CategoryDraft) =>
    change({ categories: draft.categories.map((one) => (one.id === changed.id ? changed : one)) })
  return (
    <section class="calendar-part" aria-labelledby="calendar-times">
      <h2 id="calendar-times">{words.times}</h2>
      <ul class="calendar-categories">
        {draft.categories.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <span class="calendar-span">
              <span aria-hidden="true">{words.acknowledge}</span>
              <SpanField
                label={`${one.name} ${words.acknowledge}`}
                value={one.acknowledge}
                onChange={(acknowledge) => put({ ...one, acknowledge })}
              />
            </span>
            <FixTime {...{ one, put }} />
          </li>
        ))}
      </ul>
      <div class="calendar-span">
        <span aria-hidden="true">{words.escalate}</span>
        <SpanField label={words.escalate} value={draft.escalate} onChange={(escalate) => change({ escalate })} />
      </div>
      <p class="calendar-note">{words.escalateNote}</p>
    </section>
  )
}

function FixTime({ one, put }: { one: CategoryDraft; put: (changed: CategoryDraft) => void }) {
  return (
    <>
      {one.fix && (
        <span class="calendar-span">
          <span aria-hidden="true">{words.fix}</span>
          <SpanField label={`${one.name} ${words.fix}`} value={one.fix} onChange={(fix) => put({ ...one, fix })} />
        </span>
      )}
      <label class="calendar-check">
        <input
          type="checkbox"
          checked={one.fix === null}
          aria-label={`${one.name} ${words.noFix}`}
          onChange={() => put({ ...one, fix: one.fix ? null : { amount: '1', unit: 'd' } })}
        />
        <span>{words.noFix}</span>
      </label>
    </>
  )
}
