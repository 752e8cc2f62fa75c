import { describe, expect, test } from 'vitest'
import { previewSchema, ROBOT_HOSTS, SEND_TROUBLES, USUAL_QUIET } from '../../domain/channel.ts'
import { channelPaths } from '../../domain/channel-paths.ts'
import { checklistItem } from '../../domain/checklist.ts'
import { viewPaths } from '../../domain/desk-view.ts'
import { REASONS_PATH } from '../../domain/reasons.ts'
import { isOutsider, LINK_ACTS } from '../../domain/task-link.ts'

describe('names and facts that both sides go by', () => {
  test('robots are reached at their providers and nowhere else', () => {
    expect(ROBOT_HOSTS).toEqual({
      wecom: 'qyapi.weixin.qq.com',
      dingtalk: 'oapi.dingtalk.com',
      feishu: 'open.feishu.cn',
    })
  })

  test('what may go better later is tried again, what a person has to mend is not', () => {
    const again = Object.entries(SEND_TROUBLES)
      .filter(([, what]) => what === 'again')
      .map(([trouble]) => trouble)
    expect(again).toEqual(['timeout', 'no_network', 'http_error', 'bad_answer', 'too_fast'])
    expect(new Set(Object.values(SEND_TROUBLES))).toEqual(new Set(['again', 'final']))
  })

  test('a preview says which names in braces nothing stands for', () => {
    expect(previewSchema.safeParse({ text: 't', unknown: ['x'] }).success).toBe(true)
    expect(
      [{ text: 't' }, { unknown: [] }, { text: 1, unknown: [] }].map((one) => previewSchema.safeParse(one).success),
    ).toEqual([false, false, false])
  })

  test('nights are quiet from ten to seven', () => expect(USUAL_QUIET).toEqual({ from: 1320, to: 420 }))

  test('paths name their thing', () => {
    expect([
      channelPaths.channel('c'),
      channelPaths.test('c'),
      channelPaths.deliveries('c'),
      channelPaths.resend('c'),
    ]).toEqual(['/v1/channels/c', '/v1/channels/c/test', '/v1/channels/c/deliveries', '/v1/channels/c/resend'])
    expect([channelPaths.phone('a/b'), channelPaths.channels, channelPaths.preview, channelPaths.phones]).toEqual([
      '/v1/phones/a%2Fb',
      '/v1/channels',
      '/v1/channels/preview',
      '/v1/phones',
    ])
    expect([viewPaths.all, viewPaths.one('v'), REASONS_PATH]).toEqual([
      '/v1/desk/views',
      '/v1/desk/views/v',
      '/v1/community/reasons',
    ])
  })

  test('a category is on the list it says, else on the usual one, else on none', () => {
    expect(checklistItem({ id: 'green-plots', checklist: '自己的一项' })).toBe('自己的一项')
    expect(checklistItem({ id: 'green-plots', checklist: null })).toBeNull()
    expect(checklistItem({ id: 'green-plots' })).toBe('绿地完好、无毁绿种菜')
    expect(checklistItem({ id: 'own-kind' })).toBeNull()
  })

  test('an outsider is told from staff by the id, and takes three steps only', () => {
    expect([isOutsider('ext_1'), isOutsider('text_1'), isOutsider('p')]).toEqual([true, false, false])
    expect([...LINK_ACTS]).toEqual(['start', 'done', 'return'])
  })
})
