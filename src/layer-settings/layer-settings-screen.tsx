import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { MAP_LAYERS_MAX, type MapLayer, PLAN_LAYER } from '../../domain/map-layer.ts'
import { SettingsPage } from '../admin-parts/settings-page.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { draftOf, type LayerDraft, newDraft } from './draft-layer.ts'
import { LayerForm } from './layer-form.tsx'
import { LayerList } from './layer-list.tsx'
import { useLayerSettings } from './use-layer-settings.ts'
import { words } from './words.ts'
import './layer-settings.css'

const KINDS = ['picture', 'tianditu', 'pmtiles', 'xyz'] as const

/** 底图: which grounds the community offers beside its drawn plan; for its admin. */
export function LayerSettingsScreen() {
  const { env } = usePhone()
  const { settings, save, saving, trouble } = useLayerSettings()
  const [draft, setDraft] = useState<LayerDraft | null>(null)
  const [removing, setRemoving] = useState<MapLayer | null>(null)
  const random = () => [...env.random(6)].map((byte) => (byte % 36).toString(36)).join('')
  const { layers, first } = settings

  const saveLayer = async (layer: MapLayer) => {
    const isKnown = layers.some(({ id }) => id === layer.id)
    const next = isKnown ? layers.map((one) => (one.id === layer.id ? layer : one)) : [...layers, layer]
    if (await save({ layers: next, first })) setDraft(null)
  }
  const remove = async (layer: MapLayer) => {
    setRemoving(null)
    await save({
      layers: layers.filter(({ id }) => id !== layer.id),
      first: first === layer.id ? PLAN_LAYER : first,
    })
  }
  if (draft) {
    return (
      <main class="settings-page">
        <LayerForm
          key={draft.id}
          start={draft}
          {...{ random, saving, trouble }}
          onSave={(layer) => void saveLayer(layer)}
          onCancel={() => setDraft(null)}
        />
      </main>
    )
  }
  return (
    <SettingsPage title={words.title} intro={words.intro}>
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
      {layers.length === 0 ? (
        <p class="text-field-note">{words.none}</p>
      ) : (
        <>
          <LayerList
            layers={layers}
            busy={saving}
            onEdit={(layer) => setDraft(draftOf(layer))}
            onRemove={setRemoving}
            onOrder={(next) => void save({ layers: next, first })}
          />
          <RadioCards
            legend={words.first}
            shape="list"
            options={[
              { value: PLAN_LAYER, label: words.plan },
              ...layers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={first}
            onChange={(id) => void save({ layers, first: id })}
          />
        </>
      )}
      <AddLayer
        full={layers.length >= MAP_LAYERS_MAX}
        onAdd={(kind) => setDraft(newDraft(kind, kind === 'tianditu' ? words.kinds.tianditu : '', random()))}
      />
      <Sheet
        title={words.removeTitle}
        open={removing !== null}
        onClose={() => setRemoving(null)}
        foot={
          <Button kind="danger" wide onClick={() => removing && void remove(removing)}>
            {words.removeYes}
          </Button>
        }
      >
        <p>{removing && words.removeText(removing.name)}</p>
      </Sheet>
    </SettingsPage>
  )
}

function AddLayer({ full, onAdd }: { full: boolean; onAdd: (kind: MapLayer['kind']) => void }) {
  return (
    <section class="layer-add" aria-labelledby="layer-add-title">
      <h2 id="layer-add-title">{words.add}</h2>
      {full && <p>{words.full}</p>}
      {!full &&
        KINDS.map((kind) => (
          <div key={kind} class="layer-kind">
            <Button icon={<Icon of={Plus} />} onClick={() => onAdd(kind)}>
              {words.kinds[kind]}
            </Button>
            <p class="text-field-note">{words.about[kind]}</p>
          </div>
        ))}
    </section>
  )
}
