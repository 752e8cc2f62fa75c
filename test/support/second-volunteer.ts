import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../rig/project-root.ts'
import type { RunningServer } from '../../rig/run-server.ts'
import { TEMPLATE_NAMES } from '../../server/community-template/community-template.ts'

/** Another volunteer of the demo community, whose links know only one: a one-time link made by the administrator's command. */
export function inviteVolunteer({ dataDir, port }: RunningServer, name: string): string {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port) }
  const admin = join(projectRoot(), 'build/bundle/admin.js')
  const printed = execFileSync(
    process.execPath,
    [admin, 'invite', 'reporter', '--community', TEMPLATE_NAMES.id, '--name', name],
    {
      env,
      encoding: 'utf8',
    },
  )
  const link = /https?:\/\/\S+\/join#\S+/.exec(printed)?.[0]
  if (!link) throw new Error(`the administrator's command printed no link:\n${printed}`)
  return link
}
