import { Trash2 } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { keptFiles } from '../map/kept-files.ts'
import type { MapHeld } from '../offline/map-store.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { whenWords } from '../ui/when.ts'
import { offlineWords as words } from './offline-words.ts'

const MEGABYTE = 1024 * 1024

const groundWords = (bytes: number): string => {
  if (bytes === 0) return words.none
  return bytes < MEGABYTE / 10 ? words.little : words.megabytes((bytes / MEGABYTE).toFixed(1))
}

/** 离线地图: what of the map works without a network, and the way to give back what grounds take. Never touches reports. */
export function OfflineMap({ openCases }: { openCases: number }) {
  const { community, env } = usePhone()
  const [held, setHeld] = useState<MapHeld | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const look = async () => setHeld((await (await keptFiles())?.held(community.id)) ?? null)
  useEffect(() => void look().catch(() => {}), [community.id])
  const remove = async () => {
    try {
      await (await keptFiles())?.clear()
      await look()
      setSaid(words.removed)
    } catch {
      setSaid(words.removeFailed)
    }
  }
  const bytes = held?.bytes ?? 0
  const facts = [
    [words.plan, words.planKept],
    [words.buildings, words.buildingCount(community.buildings.length)],
    [words.grids, words.gridCount(community.grids.length)],
    [words.cases, words.caseCount(openCases)],
    [words.ground, groundWords(bytes)],
    ...(held?.at ? [[words.updated, whenWords(held.at, env.now())]] : []),
  ]
  return (
    <details class="near-offline" onToggle={() => void look().catch(() => {})}>
      <summary>{words.title}</summary>
      <p>{words.intro}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Button icon={<Icon of={Trash2} />} disabled={bytes === 0} onClick={() => void remove()}>
        {words.remove}
      </Button>
      <p class="near-offline-note" role="status">
        {said ?? words.note}
      </p>
    </details>
  )
}
