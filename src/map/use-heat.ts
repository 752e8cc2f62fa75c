import type { Map as LeafletMap } from 'leaflet'
import { useEffect } from 'preact/hooks'
import type { HeatCell } from './heat-steps.ts'

/** Heat on this map while there are cells; what draws it is fetched with the first of them. */
export function useHeat(map: LeafletMap | null, cells: readonly HeatCell[] | null): void {
  useEffect(() => {
    if (!map || !cells) return
    let isWanted = true
    let takeOff = () => {}
    void import('./heat-layer.ts')
      .then(({ heatLayer }) => {
        if (!isWanted) return
        const layer = heatLayer()
        layer.attach(map)
        layer.show(cells)
        takeOff = () => layer.detach()
      })
      .catch(() => {}) // no network for a file that was never here: the list says the same in words
    return () => {
      isWanted = false
      takeOff()
    }
  }, [map, cells])
}
