import { useEffect, useRef, useState } from 'preact/hooks'
import type { MapLayer } from '../../domain/map-layer.ts'
import { fitPicture } from '../map/fit-picture.ts'
import { GroundPreview } from '../map/lazy-grounds.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type DraftProblem, type LayerDraft, readDraft } from './draft-layer.ts'
import { KIND_FIELDS } from './kind-fields.tsx'
import { words } from './words.ts'

type Props = {
  start: LayerDraft
  random: () => string
  saving: boolean
  trouble: string | null
  onSave: (layer: MapLayer) => void
  onCancel: () => void
}

/** One ground to fill in, to look at, and to save. */
export function LayerForm({ start, random, saving, trouble, onSave, onCancel }: Props) {
  const { community } = usePhone()
  const [draft, setDraft] = useState(start)
  const [problem, setProblem] = useState<DraftProblem | null>(null)
  const [previewed, setPreviewed] = useState<MapLayer | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const change = (part: Partial<LayerDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    setProblem(null)
    setPreviewed(null)
  }
  const withLayer = (use: (layer: MapLayer) => void) => {
    const read = readDraft(draft)
    const found = read.ok ? misplaced(read.layer) : read.problem
    setProblem(found)
    if (read.ok && !found) use(read.layer)
  }
  const Fields = KIND_FIELDS[draft.kind]
  return (
    <section class="layer-form" aria-labelledby="layer-form-title">
      <h1 id="layer-form-title" ref={heading} tabIndex={-1}>
        {words.kinds[draft.kind]}
      </h1>
      <p class="text-field-note">{words.about[draft.kind]}</p>
      <TextField
        label={words.name}
        note={words.nameNote}
        maxLength={20}
        value={draft.name}
        onInput={(name) => change({ name })}
      />
      <Fields {...{ draft, change, random }} />
      <TextField
        label={words.attribution}
        note={words.attributionNote}
        maxLength={120}
        value={draft.attribution}
        onInput={(attribution) => change({ attribution })}
      />
      <TextField
        label={words.approval}
        note={words.approvalNote}
        maxLength={40}
        value={draft.approval}
        onInput={(approval) => change({ approval })}
      />
      {problem && <Notice tone="wrong">{words.problems[problem]}</Notice>}
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
      {previewed && <GroundPreview community={community} ground={previewed} label={words.previewMap} />}
      <div class="layer-acts">
        <Button kind="main" busy={saving} onClick={() => withLayer(onSave)}>
          {words.save}
        </Button>
        <Button onClick={() => withLayer(setPreviewed)}>{words.preview}</Button>
        <Button kind="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}

/** Points that say nothing about where the picture lies are found before anybody else sees it. */
const misplaced = (layer: MapLayer): DraftProblem | null =>
  layer.kind === 'picture' && fitPicture(layer) === null ? 'controls_same' : null
