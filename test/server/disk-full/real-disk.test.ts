import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { headers, idempotencyKey, paths } from '../../../domain/wire.ts'
import { runServer } from '../../../rig/run-server.ts'
import { aReport, digest, newUuid, photoOf } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'
import { cookieFrom } from '../shell/shell-app.ts'

/** A small disk of its own, where this machine lets us have one (root). */
const disk = mkdtempSync(join(tmpdir(), 'woodpecker-disk-'))
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'ignore' }).status === 0
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

const ballast = join(disk, 'ballast')
/** Takes every byte there is. */
function fillDisk(): void {
  const file = openSync(ballast, 'a')
  try {
    for (const size of [65_536, 4096, 1]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size))
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
    }
  } finally {
    closeSync(file)
  }
}

test.runIf(isMounted)('a server whose disk is full says 507, answers reads, loses nothing and recovers', async () => {
  const dataDir = join(disk, 'data')
  mkdirSync(dataDir)
  const server = await runServer({ dataDir })
  try {
    const secret = server.links.reporter.split('#')[1]
    const claimed = await fetch(server.url + paths.enrolmentClaim, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    })
    const cookie = cookieFrom(claimed)
    const put = (report: ReturnType<typeof aReport>, opId: string) => {
      const bytes = new TextEncoder().encode(JSON.stringify(report))
      const sent = { [headers.idempotencyKey]: idempotencyKey(opId), [headers.contentDigest]: digest(bytes) }
      const all = { cookie, 'content-type': 'application/json', ...sent }
      return fetch(server.url + paths.report(report.reportId), { method: 'PUT', body: bytes, headers: all })
    }
    const get = (path: string) => fetch(server.url + path, { headers: { cookie } })
    const photo = photoOf(await rawPhoto())
    const before = { report: aReport({ photos: [photo.ref] }), opId: newUuid() }
    expect((await put(before.report, before.opId)).status).toBe(201)

    fillDisk()
    const refused: { report: ReturnType<typeof aReport>; opId: string }[] = []
    for (let i = 0; i < 5; i++) {
      const late = { report: aReport({ words: '满'.repeat(400) }), opId: newUuid() }
      const answer = await put(late.report, late.opId)
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([507, '300'])
      refused.push(late)
    }
    const created = await fetch(server.url + paths.upload(photo.ref.id, 'a1'), {
      method: 'POST',
      headers: {
        cookie,
        [headers.uploadComplete]: '?0',
        [headers.uploadLength]: String(photo.ref.size),
        [headers.reprDigest]: digest(photo.bytes),
      },
    })
    expect([201, 507]).toContain(created.status) // an empty file may still fit into its folder
    expect((await get('/healthz')).status).toBe(200)
    expect((await get(paths.receipt(before.report.reportId))).status).toBe(200)
    for (const { report } of refused) expect((await get(paths.receipt(report.reportId))).status).toBe(404)

    rmSync(ballast)
    for (const { report, opId } of refused) expect((await put(report, opId)).status).toBe(201)
    expect((await put(before.report, before.opId)).status).toBe(200)
  } finally {
    await server.kill()
  }
})
