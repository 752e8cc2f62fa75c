import { useRef } from 'preact/hooks'
import type { Community } from '../../domain/community.ts'
import type { MapLayer } from '../../domain/map-layer.ts'
import { MapFrame } from './map-frame.tsx'
import { useEstateMap } from './use-estate-map.ts'

export type GroundPreviewProps = { community: Community; ground: MapLayer; label: string }

/** The community on a ground that is not offered yet. */
export function GroundPreview({ community, ground, label }: GroundPreviewProps) {
  const canvas = useRef<HTMLDivElement>(null)
  const map = useEstateMap(canvas, community, {})
  return (
    <section class="community-map ground-preview" aria-label={label}>
      <MapFrame canvas={canvas} map={map} community={community} canvasLabel={label} ground={ground} />
    </section>
  )
}
