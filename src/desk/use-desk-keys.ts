import { useEffect, useRef, useState } from 'preact/hooks'
import { type DeskCommand, deskCommand, keyPress } from './desk-keys.ts'

const KEY = 'woodpecker-desk-keys'

/** Listens for the desk's shortcuts while they are on. Returns whether they are, and the switch. */
export function useDeskKeys(act: (command: DeskCommand) => void): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(storedOn)
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!on) return
    const onKeyDown = (event: KeyboardEvent) => {
      const command = event.defaultPrevented ? null : deskCommand(keyPress(event))
      if (command === null) return
      event.preventDefault()
      latest.current(command)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [on])
  const change = (next: boolean) => {
    setOn(next)
    store(next)
  }
  return [on, change]
}

/** Private windows may refuse storage; then the choice lasts as long as the page. */
function storedOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

function store(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // see storedOn
  }
}
