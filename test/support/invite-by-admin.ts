import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../rig/project-root.ts'
import { runServer } from '../../rig/run-server.ts'

/** A production server and a one-time link made for it by the administrator's command. */
export async function inviteByAdmin(role: string): Promise<{ link: string; url: string; end: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'woodpecker-production-'))
  const server = await runServer({ dataDir, env: { WOODPECKER_MODE: 'production' } })
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(server.port), WOODPECKER_MODE: 'production' }
  const printed = execFileSync(process.execPath, [join(projectRoot(), 'build/bundle/admin.js'), 'invite', role], {
    env,
    encoding: 'utf8',
  })
  const link = /https?:\/\/\S+\/join#\S+/.exec(printed)?.[0]
  if (!link) throw new Error(`the administrator's command printed no link:\n${printed}`)
  const end = async () => {
    await server.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { link, url: server.url, end }
}
