import { useState } from 'preact/hooks'
import type { Place } from '../../domain/place.ts'
import type { MyReport } from '../offline/my-reports.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { SupplementPlace } from './supplement-place.tsx'
import { subjectOf, useOwnAct } from './use-own-act.ts'
import { words } from './words.ts'

type Props = { report: MyReport; open: boolean; onClose: () => void }

/** 补位置: the one thing that was left for later. Kept on this phone first, sent by itself. */
export function PlaceSheet({ report, open, onClose }: Props) {
  const [place, setPlace] = useState<Place | null>(null)
  const close = () => {
    setPlace(null)
    onClose()
  }
  const { busy, trouble, take } = useOwnAct(subjectOf(report), words.placeLater.saved, close)
  const save = () => place && void take({ act: 'supplement', supplement: { place } })
  const foot = (
    <Button kind="main" wide busy={busy} disabled={!place} onClick={save}>
      {place ? words.placeLater.save : words.placeLater.nothing}
    </Button>
  )
  return (
    <Sheet title={words.placeLater.title} {...{ open, foot }} onClose={close}>
      <SupplementPlace place={place} onChange={setPlace} />
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
    </Sheet>
  )
}
