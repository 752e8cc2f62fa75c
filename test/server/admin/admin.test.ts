import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { meSchema } from '../../../domain/person.ts'
import { helloSchema, paths } from '../../../domain/wire.ts'
import { readCommand } from '../../../server/admin/command.ts'
import { dataFolder, ready, runBuilt } from '../shell/run-main.ts'
import { cookieFrom } from '../shell/shell-app.ts'

const servers: ReturnType<typeof runBuilt>[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.child.kill('SIGKILL')
    await server.exited
  }
})

async function admin(dir: string, ...args: string[]) {
  const run = runBuilt('admin.js', { DATA_DIR: dir }, args)
  const code = await run.exited
  return { code, out: run.stdout(), err: run.stderr() }
}

async function serve(dir: string) {
  const server = runBuilt('main.js', { DATA_DIR: dir, WOODPECKER_MODE: 'production' })
  servers.push(server)
  return ready(server)
}

const call = (url: string, secret: string) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ secret }) })
const secretIn = (out: string) => /\/join#([\w-]{43})/.exec(out)?.[1] ?? ''

describe('npm run admin -- backup, restore, forget-report', () => {
  const epochOf = async (url: string) => helloSchema.parse(await (await fetch(`${url}${paths.hello}`)).json()).epoch

  test('backs up a running server; restores only a stopped one, which then has a new epoch', async () => {
    const dir = dataFolder()
    await admin(dir, 'invite', 'admin', '--name', '周社长')
    const url = await serve(dir)
    const before = await epochOf(url)
    const backup = join(dataFolder(), 'backup')
    expect(await admin(dir, 'backup', backup)).toMatchObject({ code: 0, err: '' })
    expect(await admin(dir, 'restore', backup)).toMatchObject({ code: 2, err: expect.stringContaining('in use') })
    const server = servers[0]
    server?.child.kill('SIGTERM')
    await server?.exited
    expect(await admin(dir, 'restore', backup)).toMatchObject({ code: 0, err: '' })
    expect(await epochOf(await serve(dir))).not.toBe(before)
  })

  test('a restore that was cut short keeps the server from starting on an empty database', async () => {
    const dir = dataFolder()
    await admin(dir, 'invite', 'admin', '--name', '周社长')
    writeFileSync(join(dir, 'restoring'), '/nowhere\n')
    const run = runBuilt('main.js', { DATA_DIR: dir, WOODPECKER_MODE: 'production' })
    expect(await run.exited).toBe(2)
    expect(run.stderr()).toContain('a restore was interrupted')
    expect(await admin(dir, 'backup', join(dataFolder(), 'b'))).toMatchObject({ code: 2 })
  })

  test('says what is missing: a folder, an id, a report, a backup', async () => {
    const dir = dataFolder()
    await admin(dir, 'invite', 'admin', '--name', '周社长')
    const unknown = '0199a000-0000-7000-8000-000000000000'
    for (const args of [
      ['backup'],
      ['restore'],
      ['restore', dir],
      ['forget-report', 'x'],
      ['recount', 'all'],
      ['forget-report', unknown],
    ]) {
      const { code, err } = await admin(dir, ...args)
      expect([args, code, err]).toEqual([args, 2, expect.stringMatching(/^admin: /)])
    }
  })
})

describe('npm run admin', () => {
  test('before the first start makes the community and says so; the link signs in the first admin, once', async () => {
    const dir = dataFolder()
    const invited = await admin(dir, 'invite', 'admin', '--name', '周社长')
    expect([invited.code, invited.err]).toEqual([0, ''])
    expect(invited.out).toContain('湖畔社区 (331081003010)')
    const url = await serve(dir)
    const claimed = await call(`${url}${paths.enrolmentClaim}`, secretIn(invited.out))
    expect(await claimed.json()).toMatchObject({
      person: { name: '周社长', posts: [{ role: 'admin', gridIds: null }] },
      demo: false,
    })
    expect((await call(`${url}${paths.enrolmentClaim}`, secretIn(invited.out))).status).toBe(410)
  })

  test('works while the server runs, and the link carries the address the server answers on', async () => {
    const dir = dataFolder()
    const url = await serve(dir)
    expect((await fetch(`${url}${paths.hello}`)).status).toBe(503)
    const { out } = await admin(dir, 'invite', 'grid_leader', '--name', '张三', '--grid', '1,2号网格,none')
    expect(out).toContain(`${url}/join#`)
    const cookie = cookieFrom(await call(`${url}${paths.enrolmentClaim}`, secretIn(out)))
    const me = meSchema.parse(await (await fetch(`${url}${paths.me}`, { headers: { cookie } })).json())
    expect(me.posts).toEqual([{ role: 'grid_leader', gridIds: ['g1', 'g2', 'none'] }])
    const again = await admin(dir, 'invite', 'grid_leader', '--person', me.personId)
    const second = await call(`${url}${paths.enrolmentClaim}`, secretIn(again.out))
    expect((await second.json()).person).toEqual({ name: '张三', posts: me.posts })
  })

  test('without a name, the first of a role is called by the role', async () => {
    const { code, out } = await admin(dataFolder(), 'invite', 'supervisor')
    expect([code, out.includes('监督员')]).toEqual([0, true])
  })

  test.each([
    [['dance'], /unknown command: dance/],
    [['invite'], /invite needs one role/],
    [['invite', 'mayor', '--name', 'x'], /invite needs one role/],
    [['invite', 'reporter', '--name', 'x', '--grid', '9'], /--grid 9: must be of 1号网格/],
    [['invite', 'reporter', '--name', 'x', '--minutes', '0'], /--minutes 0/],
    [['invite', 'reporter', '--name', 'x', '--kinds', 'cleaning'], /--kinds is for handlers/],
    [['invite', 'handler', '--name', 'x', '--kinds', 'magic'], /--kinds magic/],
    [['invite', 'reporter', '--name', 'x', '--community', 'c9'], /--community c9/],
    [['invite', 'reporter', '--person', 'nobody'], /--person nobody/],
    [['invite', 'reporter', '--nam', 'x'], /--nam/],
    [['create-community', '--id', '../x'], /--id \.\.\/x/],
    [['create-community', '--plan', 'moon'], /--plan moon: one of hupan, yuehe/],
  ])('%j is refused with code 2 and words', async (args, words) => {
    const { code, out, err } = await admin(dataFolder(), ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(words)
    expect(err).not.toMatch(/^\s+at /m)
  })

  test('without a command says its usage; a second community of one id is refused', async () => {
    const dir = dataFolder()
    expect((await admin(dir)).out).toContain('npm run admin -- invite <role>')
    expect((await admin(dir, 'create-community', '--id', 'c1', '--name', '月河社区')).out).toContain('月河社区 (c1)')
    expect((await admin(dir, 'create-community', '--id', 'c1')).err).toMatch(/c1 exists/)
    expect((await admin(dir, 'create-community', '--plan', 'yuehe')).out).toContain('月河社区 (331081001008)')
  })

  test('a handler without --kinds takes on everything', () => {
    const command = readCommand(['invite', 'handler', '--name', '小陈'])
    expect(command).toMatchObject({ kinds: expect.arrayContaining(['property', 'greening']), minutes: 15, grids: null })
  })
})
