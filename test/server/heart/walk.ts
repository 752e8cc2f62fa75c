import { expect } from 'vitest'
import { type DeskCase, deskCaseSchema } from '../../../domain/case-view.ts'
import { actReceiptSchema, paths } from '../../../domain/wire.ts'
import { rawPhoto } from '../photos/raw-photo.ts'
import type { Heart, Member } from './heart.ts'
import { photoOf, refusal } from './phone.ts'

export const dispatch = { act: 'dispatch', handlerId: 'chen', task: '挪走车辆', dueAt: null }

/** Steps on one case, each on the revision it has at that moment. */
export function walkOf(heart: Heart, caseId: string) {
  const onDesk = async (who: Member = 'li'): Promise<DeskCase> =>
    deskCaseSchema.parse(await (await heart.as(who).send('GET', paths.deskCase(caseId))).json())

  /** Takes a step and expects it to succeed. */
  const step = async (who: Member, act: Record<string, unknown>) => {
    const answer = await heart.as(who).act(caseId, act, (await onDesk('zheng')).revision)
    expect([act.act, answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([act.act, 200, ''])
    return actReceiptSchema.parse(await answer.json())
  }

  /** Tries a step and says how it was refused. */
  const refused = async (who: Member, act: Record<string, unknown>) =>
    refusal(heart.as(who).act(caseId, act, (await onDesk('zheng')).revision))

  /** An after-photo of the handler, declared, sent and stored. */
  const evidence = async (who: Member = 'chen'): Promise<string> => {
    const photo = photoOf(await rawPhoto())
    const declared = await heart.as(who).send('POST', paths.evidence(caseId), { json: { photos: [photo.ref] } })
    expect((await declared.json()).photos).toEqual([
      { id: photo.ref.id, state: 'awaiting', receivedSha256: null, refusal: null },
    ])
    expect((await (await heart.as(who).upload(photo)).json()).photo.state).toBe('stored')
    return photo.ref.id
  }

  const inProgress = async (): Promise<void> => {
    await step('li', { act: 'accept' })
    await step('li', dispatch)
    await step('chen', { act: 'start' })
  }
  return { onDesk, step, refused, evidence, inProgress }
}
