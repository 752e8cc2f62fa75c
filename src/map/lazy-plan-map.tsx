import { lazy } from '../ui/lazy.tsx'
import type { PlanMapProps } from './plan-map.tsx'

/** The map to draw on, with Geoman, in a chunk of its own: only an admin who edits a plan ever fetches it. */
export const PlanMap = lazy<PlanMapProps>(async () => {
  const { startGeoman } = await import('./start-geoman.ts')
  await startGeoman() // before any map is made: it adds itself to maps as they are
  return (await import('./plan-map.tsx')).PlanMap
})
