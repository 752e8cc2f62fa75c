import type { Map as LeafletMap } from 'leaflet'
import { Maximize, Minus, Plus } from 'lucide-preact'
import type { ComponentChildren, RefObject } from 'preact'
import type { Community } from '../../domain/community.ts'
import type { MapLayer as GroundChoice } from '../../domain/map-layer.ts'
import { Icon } from '../ui/icon.tsx'
import { communityBounds } from './bounds.ts'
import { creditOf, groundsOf } from './chosen-ground.ts'
import { mayMove, showAll } from './estate-map.ts'
import { GroundSwitch, GroundTrouble } from './ground-switch.tsx'
import { useGround } from './use-ground.ts'
import { words } from './words.ts'
import './ground.css'

type Props = {
  canvas: RefObject<HTMLDivElement>
  map: LeafletMap | null
  community: Community
  /** What the canvas is for a reader: it takes keys of its own. */
  canvasLabel: string
  /** Shown instead of the ground this phone was told to show, and then not to be changed: a preview. */
  ground?: GroundChoice
  children?: ComponentChildren
}

/** The map itself on its ground, with the buttons on it and, bottom-left, whose drawing it is. */
export function MapFrame({ canvas, map, community, canvasLabel, ground: forced, children }: Props) {
  const ground = useGround(map, community, forced)
  return (
    <div class="map-frame">
      <div ref={canvas} class="map-canvas" role="application" aria-label={canvasLabel} />
      <div class="map-buttons">
        <MapButton label={words.zoomIn} onClick={() => map?.zoomIn(1, { animate: mayMove() })} icon={Plus} />
        <MapButton label={words.zoomOut} onClick={() => map?.zoomOut(1, { animate: mayMove() })} icon={Minus} />
        <MapButton
          label={words.wholeCommunity}
          onClick={() => map && showAll(map, communityBounds(community))}
          icon={Maximize}
        />
        {!forced && groundsOf(community).length > 0 && <GroundSwitch community={community} ground={ground} />}
      </div>
      <GroundTrouble ground={ground} />
      {children}
      <p class="map-attribution">{ground.shown ? creditOf(ground.shown) : community.plan.attribution}</p>
    </div>
  )
}

function MapButton({ label, onClick, icon }: { label: string; onClick: () => void; icon: typeof Plus }) {
  return (
    <button type="button" class="map-button" aria-label={label} title={label} onClick={onClick}>
      <Icon of={icon} />
    </button>
  )
}
