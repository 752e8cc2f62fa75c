import { useEffect, useState } from 'preact/hooks'

/** How large things are: as usual (18 px), 长辈版 (24 px), or largest (30 px). */
export type CareLevel = 'off' | 'on' | 'plus'

const KEY = 'woodpecker-care'
const listeners = new Set<(level: CareLevel) => void>()

/** Private windows and full disks may refuse storage; then the choice lasts as long as the page. */
function storedLevel(): CareLevel {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'on' || stored === 'plus' ? stored : 'off'
  } catch {
    return 'off'
  }
}

function store(level: CareLevel): void {
  try {
    localStorage.setItem(KEY, level)
  } catch {
    // see storedLevel
  }
}

function show(level: CareLevel): void {
  const { dataset } = document.documentElement
  if (level === 'off') delete dataset.care
  else dataset.care = level
}

function shownLevel(): CareLevel {
  const { care } = document.documentElement.dataset
  if (care === undefined) return 'off'
  return care === 'plus' ? 'plus' : 'on'
}

/** Puts the page into the size this phone last chose. Called once, before the first paint. */
export function restoreCareMode(): void {
  show(storedLevel())
}

/** Changes the size everywhere at once and remembers it. */
export function setCareLevel(level: CareLevel): void {
  show(level)
  store(level)
  for (const tell of listeners) tell(level)
}

/** The size now, and how to change it. */
export function useCareLevel(): [CareLevel, (level: CareLevel) => void] {
  const [level, setLevel] = useState(shownLevel)
  useEffect(() => {
    listeners.add(setLevel)
    return () => {
      listeners.delete(setLevel)
    }
  }, [])
  return [level, setCareLevel]
}

/** Whether 长辈版 is on, and how to switch it. */
export function useCareMode(): [boolean, (on: boolean) => void] {
  const [level, setLevel] = useCareLevel()
  return [level !== 'off', (on) => setLevel(on ? 'on' : 'off')]
}
