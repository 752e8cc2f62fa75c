import { Crosshair, Trash2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { PICTURE_BYTES_MAX, pictureReceiptSchema } from '../../domain/map-files.ts'
import type { ControlPoint } from '../../domain/map-layer.ts'
import { paths } from '../../domain/wire.ts'
import { fitPicture } from '../map/fit-picture.ts'
import { PicturePicker } from '../map/lazy-grounds.tsx'
import { PlacePicker } from '../map/lazy-map.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { FileButton } from './file-button.tsx'
import type { FieldsProps } from './kind-fields.tsx'
import { useUpload } from './use-upload.ts'
import { words } from './words.ts'

/** A control point being set: first its spot of the picture, then the same spot on the map. */
type Setting = { step: 'picture' } | { step: 'map'; spot: { x: number; y: number } }

/** The plan picture and where it lies. */
export function PictureFields({ draft, change }: FieldsProps) {
  const { community } = usePhone()
  const upload = useUpload()
  const [setting, setSetting] = useState<Setting | null>(null)
  const { picture, controls } = draft
  const take = async (file: File) => {
    const target = {
      method: 'POST',
      path: paths.pictures,
      receipt: pictureReceiptSchema,
      max: PICTURE_BYTES_MAX,
    } as const
    const receipt = await upload.send(file, target)
    if (receipt) change({ picture: receipt, controls: [] })
  }
  return (
    <>
      {picture && <p role="status">{words.pictureIs(picture.width, picture.height)}</p>}
      <FileButton
        label={picture ? words.changePicture : words.choosePicture}
        accept="image/jpeg,image/png,image/webp"
        upload={upload}
        onFile={(file) => void take(file)}
      />
      {picture && (
        <ControlPoints
          picture={picture}
          controls={controls}
          onAdd={() => setSetting({ step: 'picture' })}
          onRemove={(gone) => change({ controls: controls.filter((_, index) => index !== gone) })}
        />
      )}
      {picture && setting?.step === 'picture' && (
        <PicturePicker
          communityId={community.id}
          picture={picture}
          onPick={(spot) => setSetting({ step: 'map', spot })}
          onCancel={() => setSetting(null)}
        />
      )}
      {setting?.step === 'map' && (
        <PlacePicker
          community={community}
          start={null}
          title={words.onPlan}
          accuracy={null}
          onPick={({ lat, lng }) => {
            change({ controls: [...controls, { ...setting.spot, point: { lat, lng } }] })
            setSetting(null)
          }}
          onCancel={() => setSetting(null)}
        />
      )}
    </>
  )
}

type ControlsProps = {
  picture: { width: number; height: number }
  controls: readonly ControlPoint[]
  onAdd: () => void
  onRemove: (index: number) => void
}

/** Two points always fit exactly: only from three on does a distance say anything. */
const TELLING = 3

function ControlPoints({ picture, controls, onAdd, onRemove }: ControlsProps) {
  const residuals = controls.length >= TELLING ? fitPicture({ ...picture, controls })?.residuals : undefined
  return (
    <fieldset class="layer-controls">
      <legend>{words.controls}</legend>
      <p class="text-field-note">{words.controlsNote}</p>
      <ol>
        {controls.map((control, index) => (
          <li key={JSON.stringify(control)}>
            <span>{words.control(index + 1)}</span>
            <span class="layer-residual">
              {residuals ? words.residual((residuals[index] ?? 0).toFixed(1)) : words.residualNone}
            </span>
            <Button
              kind="quiet"
              icon={<Icon of={Trash2} />}
              aria-label={words.removeControl(index + 1)}
              onClick={() => onRemove(index)}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ol>
      <Button icon={<Icon of={Crosshair} />} onClick={onAdd}>
        {words.addControl}
      </Button>
    </fieldset>
  )
}
