import { useCareLevel, useCareMode } from './care-mode.ts'
import { Switch } from './switch.tsx'
import { words } from './words.ts'

/** The switch 长辈版 of the home screen. */
export function CareSwitch() {
  const [on, setOn] = useCareMode()
  return <Switch label={words.care} {...{ on }} onChange={setOn} />
}

/** The step beyond 长辈版, offered only there. */
export function LargestSwitch() {
  const [level, setLevel] = useCareLevel()
  if (level === 'off') return null
  return (
    <Switch label={words.largest} on={level === 'plus'} onChange={(largest) => setLevel(largest ? 'plus' : 'on')} />
  )
}
