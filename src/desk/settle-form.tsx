import { useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { gridOfPlace } from '../../domain/place-grid.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Notice } from '../ui/notice.tsx'
import { ActForm } from './act-form.tsx'
import { ChoiceField } from './choice-field.tsx'
import { isOutOfReach, type Settled, settleAct } from './settle-change.ts'
import { SettlePlace } from './settle-place.tsx'
import { words } from './words.ts'

type Settle = Extract<CaseAct, { act: 'settle' }>
type Props = {
  id: string
  seen: DeskCase
  /** 立案 was pressed: what is missing for it is said. */
  forAccept: boolean
  /** `act` null: nothing to write. `accept`: 立案 follows; not when the case goes to another grid's leader. */
  onSettled: (act: Settle | null, accept: boolean) => void
}

const missingIn = ({ categoryId, gridId }: Pick<Settled, 'categoryId' | 'gridId'>): string[] => [
  ...(categoryId ? [] : [words.category]),
  ...(gridId ? [] : [words.grid]),
]

/** The leader settles what the reporter left open. A place chosen here brings its grid along. */
export function SettleForm({ id, seen, forAccept, onSettled }: Props) {
  const { community, me } = usePhone()
  const [form, setForm] = useState<Settled>(() => ({
    categoryId: seen.categoryId ?? '',
    gridId: seen.gridId ?? '',
    place: seen.place,
  }))
  const [tried, setTried] = useState(false)
  const change = (part: Partial<Settled>) => setForm({ ...form, ...part })
  const act = settleAct(seen, form)
  const isLeaving = form.gridId !== '' && isOutOfReach(form.gridId, me)
  const missing = forAccept ? missingIn(form) : []
  const needed = missing.length > 0 ? words.settleMissing(missing.join(words.and)) : null
  const submit = () => {
    setTried(true)
    if (needed === null && (act || forAccept)) onSettled(act, forAccept && !isLeaving)
  }
  return (
    <ActForm {...{ id }} trouble={tried ? (needed ?? (act ? null : words.nothingChanged)) : null} onSubmit={submit}>
      {!tried && needed && <Notice tone="info">{needed}</Notice>}
      <ChoiceField
        label={words.category}
        options={community.categories}
        value={form.categoryId}
        onChange={(categoryId) => change({ categoryId })}
      />
      <SettlePlace
        place={form.place}
        onPlace={(place) => change({ place, gridId: gridOfPlace(place, community)?.grid.id ?? form.gridId })}
      />
      {isLeaving && <Notice tone="info">{words.settleLeaves}</Notice>}
      <ChoiceField
        label={words.grid}
        options={community.grids}
        value={form.gridId}
        onChange={(gridId) => change({ gridId })}
      />
    </ActForm>
  )
}
