import { type DeskHeat, deskHeatSchema } from '../../../domain/desk-map.ts'
import { paths } from '../../../domain/wire.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { type Polled, usePolled } from '../use-polled.ts'

/** Months of cases change slowly. */
const EVERY_MS = 120_000

/** Where how many of the filtered cases came from; asked only while it is wanted. */
export function useMapHeat(wanted: boolean, filter: string): Polled<DeskHeat> {
  const { api, env } = usePhone()
  return usePolled(() => api.get(`${paths.deskHeat}?${filter}`, deskHeatSchema), {
    key: filter,
    everyMs: EVERY_MS,
    now: env.now,
    enabled: wanted,
  })
}
