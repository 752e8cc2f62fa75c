import type { Map as LeafletMap, MapOptions } from 'leaflet'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Community } from '../../domain/community.ts'
import { communityBounds } from './bounds.ts'
import { openEstateMap, showAll } from './estate-map.ts'
import { planLayers } from './plan-layers.ts'

/**
 * A map of the community in this element, with the plan drawn on it; null until it stands.
 * @param options read once, when the map opens
 */
export function useEstateMap(
  element: RefObject<HTMLElement>,
  community: Community,
  options: MapOptions,
): LeafletMap | null {
  const [map, setMap] = useState<LeafletMap | null>(null)
  useEffect(() => {
    if (!element.current) return
    const opened = openEstateMap(element.current, community, options)
    for (const layer of planLayers(community)) layer.attach(opened)
    const stopWatching = watchSize(opened, element.current, community)
    setMap(opened)
    return () => {
      stopWatching()
      setMap(null)
      opened.remove()
    }
  }, [community.id, community.version])
  return map
}

/** Keeps the map as large as its element; one that opened without a size shows everything once it has one. */
function watchSize(map: LeafletMap, element: HTMLElement, community: Community): () => void {
  let hadSize = element.clientWidth > 0 && element.clientHeight > 0
  const observer = new ResizeObserver(() => {
    map.invalidateSize({ animate: false })
    const hasSize = element.clientWidth > 0 && element.clientHeight > 0
    if (hasSize && !hadSize) showAll(map, communityBounds(community))
    hadSize ||= hasSize
  })
  observer.observe(element)
  return () => observer.disconnect()
}
