import { afterEach } from 'vitest'
import { whatPagesSay } from '../../rig/overhear.ts'

// A story that fails once in fifty, on another machine, has to say by itself what its people saw.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const line of await whatPagesSay()) console.log(`“${task.name}” failed; ${line}`)
})
