import type { FunctionComponent } from 'preact'
import { TILES_BYTES_MAX, tilesReceiptSchema } from '../../domain/map-files.ts'
import { COORDINATE_SYSTEMS, type MapLayer } from '../../domain/map-layer.ts'
import { paths } from '../../domain/wire.ts'
import { RadioCards } from '../ui/radio-cards.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { LayerDraft } from './draft-layer.ts'
import { FileButton } from './file-button.tsx'
import { PictureFields } from './picture-fields.tsx'
import { useUpload } from './use-upload.ts'
import { words } from './words.ts'

export type FieldsProps = {
  draft: LayerDraft
  change: (change: Partial<LayerDraft>) => void
  /** Six letters or digits, new each time. */
  random: () => string
}

const STYLES = ['vec', 'img'] as const

function TiandituFields({ draft, change }: FieldsProps) {
  return (
    <>
      <RadioCards
        legend={words.style}
        shape="list"
        options={STYLES.map((style) => ({ value: style, label: words[style] }))}
        value={draft.style}
        onChange={(value) => change({ style: STYLES.find((style) => style === value) ?? 'vec' })}
      />
      <TextField
        label={words.key}
        note={words.keyNote}
        maxLength={64}
        value={draft.key}
        onInput={(key) => change({ key })}
      />
    </>
  )
}

function TilesFields({ draft, change, random }: FieldsProps) {
  const upload = useUpload()
  const take = async (file: File) => {
    const path = paths.tiles(`map-${random()}.pmtiles`)
    const receipt = await upload.send(file, { method: 'PUT', path, receipt: tilesReceiptSchema, max: TILES_BYTES_MAX })
    if (receipt) change({ tiles: { file: receipt.file, minZoom: receipt.minZoom, maxZoom: receipt.maxZoom } })
  }
  return (
    <>
      {draft.tiles && <p role="status">{words.tilesAre(draft.tiles.minZoom, draft.tiles.maxZoom)}</p>}
      <FileButton
        label={draft.tiles ? words.changeTiles : words.chooseTiles}
        accept=".pmtiles"
        upload={upload}
        onFile={(file) => void take(file)}
      />
      <p class="text-field-note">{words.tilesLimit}</p>
    </>
  )
}

function XyzFields({ draft, change }: FieldsProps) {
  return (
    <>
      <TextField
        label={words.url}
        note={words.urlNote}
        maxLength={300}
        inputMode="url"
        value={draft.url}
        onInput={(url) => change({ url })}
      />
      <TextField
        label={words.subdomains}
        note={words.subdomainsNote}
        maxLength={60}
        value={draft.subdomains}
        onInput={(subdomains) => change({ subdomains })}
      />
      <RadioCards
        legend={words.system}
        shape="list"
        options={COORDINATE_SYSTEMS.map((system) => ({ value: system, label: words.systems[system] }))}
        value={draft.crs}
        onChange={(value) => change({ crs: COORDINATE_SYSTEMS.find((system) => system === value) ?? 'wgs84' })}
      />
      <div class="layer-pair">
        <TextField
          label={words.minZoom}
          maxLength={2}
          inputMode="numeric"
          value={draft.minZoom}
          onInput={(minZoom) => change({ minZoom })}
        />
        <TextField
          label={words.maxZoom}
          maxLength={2}
          inputMode="numeric"
          value={draft.maxZoom}
          onInput={(maxZoom) => change({ maxZoom })}
        />
      </div>
    </>
  )
}

/** What is asked for each kind besides its name and whose it is. */
export const KIND_FIELDS: Record<MapLayer['kind'], FunctionComponent<FieldsProps>> = {
  picture: PictureFields,
  pmtiles: TilesFields,
  tianditu: TiandituFields,
  xyz: XyzFields,
}
