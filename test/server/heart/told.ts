import { expect } from 'vitest'
import type { DeskCase, MyCase } from '../../../domain/case-view.ts'
import { paths } from '../../../domain/wire.ts'
import { rawPhoto } from '../photos/raw-photo.ts'
import type { Heart, Member } from './heart.ts'
import { photoOf } from './phone.ts'

/** A photo that this person shows for a step on a case: declared, sent and stored. */
export async function evidenceOf(heart: Heart, who: Member, act: string, caseId: string): Promise<string> {
  const photo = photoOf(await rawPhoto())
  const declared = await heart.as(who).send('POST', paths.evidence(caseId), { json: { act, photos: [photo.ref] } })
  expect(declared.status).toBe(200)
  await heart.as(who).upload(photo)
  return photo.ref.id
}

/** A case as 我的 shows it to this person. */
export async function mineOf(heart: Heart, who: Member, caseId: string): Promise<MyCase> {
  const items = (await heart.as(who).feed('mine')).items
  const found = items.flatMap((item) => (item.kind === 'case' && item.case.caseId === caseId ? [item.case] : []))[0]
  if (found?.audience !== 'mine') throw new Error(`${who} follows no such case`)
  return found
}

export const eventTypes = ({ history }: Pick<DeskCase, 'history'>) => history.map((event) => event.type)
