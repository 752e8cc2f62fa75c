import { expect } from 'vitest'
import type { MyCase } from '../../../domain/case-view.ts'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { rawPhoto } from '../photos/raw-photo.ts'
import type { Heart, Member } from './heart.ts'
import { aReport, newUuid, type PhotoBytes, photoOf } from './phone.ts'
import { walkOf } from './walk.ts'

export const join = { act: 'join' }

/** A case of wang's with a stored photo, full of what nobody who joins may read. */
export async function secretCase(heart: Heart): Promise<{ report: ReportManifest; shot: PhotoBytes }> {
  const shot = photoOf(await rawPhoto())
  const place = {
    source: 'gps' as const,
    lat: 28.370512345,
    lng: 121.354512345,
    accuracy: 7.7,
    at: null,
    buildingId: 'b12',
    unit: 'SECRET-unit',
    spot: 'SECRET-spot',
  }
  const report = aReport({ words: 'SECRET-words', kind: 'SECRET-kind', photos: [shot.ref], place })
  await heart.as('wang').putReport(report)
  await heart.as('wang').upload(shot)
  return { report, shot }
}

/** What people do around 我也看到 on one case. */
export function joiningOf(heart: Heart, caseId: string) {
  const joins = (who: Member, act: Record<string, unknown> = join, opId = newUuid()) =>
    heart.as(who).act(caseId, act, null, opId)
  const declare = (who: Member, photos: unknown[]) =>
    heart.as(who).send('POST', paths.evidence(caseId), { json: { act: 'join', photos } })

  /** A photo somebody took of the same, declared, sent and stored. */
  const shown = async (who: Member): Promise<PhotoBytes> => {
    const photo = photoOf(await rawPhoto())
    expect((await declare(who, [photo.ref])).status).toBe(200)
    expect((await (await heart.as(who).upload(photo)).json()).photo.state).toBe('stored')
    return photo
  }

  const mineOf = async (who: Member): Promise<MyCase | null> => {
    const [item] = (await heart.as(who).feed('mine')).items
    return item?.kind === 'case' && item.case.audience === 'mine' ? item.case : null
  }

  const close = async () => {
    const walk = walkOf(heart, caseId)
    await walk.inProgress()
    await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '已挪走' })
    await walk.step('li', { act: 'verify', note: '看过了' })
  }
  return { joins, declare, shown, mineOf, close }
}
