import type { MapLayer } from '../../domain/map-layer.ts'
import { EntryActs } from '../admin-parts/entry-acts.tsx'
import { words } from './words.ts'

type Props = {
  layers: readonly MapLayer[]
  busy: boolean
  onEdit: (layer: MapLayer) => void
  onRemove: (layer: MapLayer) => void
  onOrder: (layers: MapLayer[]) => void
}

/** The grounds in the order in which everybody sees them. */
export function LayerList({ layers, busy, onEdit, onRemove, onOrder }: Props) {
  return (
    <ol class="layer-list" aria-label={words.list}>
      {layers.map((layer, index) => (
        <li key={layer.id} class="layer-card">
          <div>
            <p class="layer-name">{layer.name}</p>
            <p class="text-field-note">{words.kinds[layer.kind]}</p>
          </div>
          <EntryActs
            list={layers}
            {...{ index, busy, onOrder }}
            label={(act) => words.named(act, layer.name)}
            onEdit={() => onEdit(layer)}
            onRemove={() => onRemove(layer)}
          />
        </li>
      ))}
    </ol>
  )
}
