import { channelDraftSchema, channelSettingsSchema, channelTestRequestSchema } from '../../domain/channel.ts'
import { deskViewContentSchema } from '../../domain/desk-view.ts'
import { limitsSchema } from '../../domain/limits.ts'
import { routingRuleSchema } from '../../domain/routing.ts'
import { newLinkSchema } from '../../domain/task-link.ts'
import type { Shape } from './shape.ts'

export const AT = 1_790_000_000_000
export const SECRET = 'A'.repeat(43)
export const settings = {
  events: ['report'],
  gridIds: ['g3'],
  template: '{grid} {event}',
  quiet: { from: 1320, to: 420 },
  digestAt: 480,
  sms: { signName: '湖畔社区', templateCode: 'SMS_1234' },
}
export const inSettings = ['gridIds', 'quiet', 'digestAt', 'sms']
export const channel: Shape = {
  schema: channelSettingsSchema,
  whole: settings,
  strict: true,
  nullable: inSettings,
  mayBeEmpty: ['events', 'gridIds'],
}
export const draft: Shape = {
  schema: channelDraftSchema,
  whole: { kind: 'wecom', name: '三网格', address: 'https://a', secret: 's', settings, enabled: true },
  strict: true,
  optional: ['address', 'secret'],
  nullable: ['secret'],
  leave: ['settings'],
}
export const test2phone: Shape = {
  schema: channelTestRequestSchema,
  whole: { phone: '13800138000' },
  strict: true,
  optional: ['phone'],
}
export const rule: Shape = {
  schema: routingRuleSchema,
  whole: {
    id: 'abc123',
    categoryIds: ['a'],
    gridIds: ['g'],
    estates: ['湖畔'],
    weekdays: [6],
    hours: { from: 0, to: 1440 },
    handlerId: 'h',
  },
  strict: true,
  nullable: ['hours'],
  mayBeEmpty: ['categoryIds', 'gridIds', 'estates', 'weekdays'],
}
export const replayed = {
  caseId: 'c',
  categoryId: 'a',
  gridId: 'g',
  estate: 'e',
  at: AT,
  wentTo: 'h',
  wouldGoTo: 'i',
  ruleId: 'r',
}
export const link = {
  linkId: 'l',
  personId: 'ext_1',
  name: '施工队',
  createdAt: AT,
  createdBy: '李',
  expiresAt: AT,
  revokedAt: AT,
  openedAt: AT,
}
export const LINK_NULLABLE = ['createdBy', 'revokedAt', 'openedAt']
export const newLink: Shape = { schema: newLinkSchema, whole: { name: '施工队', days: 7 }, strict: true }
export const view: Shape = {
  schema: deskViewContentSchema,
  whole: { name: '超期', query: 'tab=submitted&due=late' },
  strict: true,
}
export const calendar = { weekdays: [1], from: 480, to: 1020, exceptions: { '2026-10-01': false } }
export const limits: Shape = {
  schema: limitsSchema,
  whole: {
    calendar,
    escalateAfter: '4h',
    categories: [{ id: 'a', acknowledgeWithin: '4h', fixWithin: '4h' }],
  },
  strict: true,
  nullable: ['categories.0.fixWithin'],
  mayBeEmpty: ['categories'],
  leave: ['calendar', 'escalateAfter', 'categories.0.acknowledgeWithin', 'categories.0.fixWithin'],
}
