import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-preact'
import type { MapLayer } from '../../domain/map-layer.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { words } from './words.ts'

type Props = {
  layers: readonly MapLayer[]
  busy: boolean
  onEdit: (layer: MapLayer) => void
  onRemove: (layer: MapLayer) => void
  /** To this place of the list. */
  onMove: (layer: MapLayer, to: number) => void
}

/** The grounds in the order in which everybody sees them. */
export function LayerList({ layers, busy, onEdit, onRemove, onMove }: Props) {
  return (
    <ol class="layer-list" aria-label={words.list}>
      {layers.map((layer, index) => {
        const { id, name, kind } = layer
        const label = (act: string) => words.named(act, name)
        return (
          <li key={id} class="layer-card">
            <div>
              <p class="layer-name">{name}</p>
              <p class="text-field-note">{words.kinds[kind]}</p>
            </div>
            <div class="layer-card-acts">
              <Button
                icon={<Icon of={ArrowUp} />}
                aria-label={label(words.up)}
                disabled={busy || index === 0}
                onClick={() => onMove(layer, index - 1)}
              >
                {words.up}
              </Button>
              <Button
                icon={<Icon of={ArrowDown} />}
                aria-label={label(words.down)}
                disabled={busy || index === layers.length - 1}
                onClick={() => onMove(layer, index + 1)}
              >
                {words.down}
              </Button>
              <Button icon={<Icon of={Pencil} />} aria-label={label(words.edit)} onClick={() => onEdit(layer)}>
                {words.edit}
              </Button>
              <Button
                icon={<Icon of={Trash2} />}
                aria-label={label(words.remove)}
                disabled={busy}
                onClick={() => onRemove(layer)}
              >
                {words.remove}
              </Button>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
