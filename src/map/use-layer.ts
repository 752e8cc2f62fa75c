import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useState } from 'preact/hooks'
import type { MapLayer } from './map-layer.ts'

/** A layer that stays on this map as long as both live. Made once; null until it is attached. */
export function useLayer<L extends MapLayer>(map: LeafletMap | null, make: () => L): L | null {
  const [layer, setLayer] = useState<L | null>(null)
  useEffect(() => {
    if (!map) return
    const made = make()
    made.attach(map)
    setLayer(made)
    return () => {
      setLayer(null)
      made.detach()
    }
  }, [map])
  return layer
}
