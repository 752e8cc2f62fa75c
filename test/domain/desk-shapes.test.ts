import { describe, test } from 'vitest'
import {
  channelTestSchema,
  channelViewSchema,
  deliveriesSchema,
  phoneRequestSchema,
  phonesSchema,
  previewRequestSchema,
} from '../../domain/channel.ts'
import { deskViewsSchema } from '../../domain/desk-view.ts'
import { limitsPreviewSchema } from '../../domain/limits.ts'
import {
  routingPreviewRequestSchema,
  routingPreviewSchema,
  routingSchema,
  routingVersionsSchema,
} from '../../domain/routing-wire.ts'
import {
  linkContactSchema,
  linkLookSchema,
  linkSecretSchema,
  madeLinkSchema,
  renewLinkSchema,
  taskLinksSchema,
} from '../../domain/task-link.ts'
import {
  AT,
  channel,
  draft,
  LINK_NULLABLE,
  limits,
  link,
  newLink,
  replayed,
  rule,
  SECRET,
  settings,
  test2phone,
  view,
} from './desk-examples.ts'
import { expectShape, type Shape } from './shape.ts'

describe('what the desk and its settings exchange', () => {
  test.each<[string, Shape]>([
    ['how a channel speaks', channel],
    ['a channel that is put', draft],
    [
      'a channel as it is shown',
      {
        schema: channelViewSchema,
        whole: {
          channelId: 'c',
          kind: 'sms',
          name: 'n',
          addressEnd: 'abcd',
          hasSecret: true,
          settings,
          enabled: true,
          revision: 1,
          waiting: 0,
          failed: 0,
        },
        leave: ['settings'],
      },
    ],
    ['a test message', test2phone],
    [
      'what came of it',
      {
        schema: channelTestSchema,
        whole: { ok: false, trouble: 'timeout', providerCode: '1' },
        nullable: ['trouble', 'providerCode'],
      },
    ],
    [
      'a preview asked for',
      { schema: previewRequestSchema, whole: { kind: 'wecom', event: 'report', template: 't' }, strict: true },
    ],
    [
      'what was sent',
      {
        schema: deliveriesSchema,
        whole: {
          deliveries: [
            {
              key: 'k',
              event: 'e',
              caseId: 'c',
              at: AT,
              state: 'sent',
              attempts: 1,
              notBefore: AT,
              trouble: 't',
              providerCode: 'p',
              sentAt: AT,
              personName: 'n',
            },
          ],
        },
        nullable: ['caseId', 'trouble', 'providerCode', 'sentAt', 'personName'].map((name) => `deliveries.0.${name}`),
        mayBeEmpty: ['deliveries'],
      },
    ],
    [
      'a phone that is put',
      { schema: phoneRequestSchema, whole: { phone: '+8613800138000' }, strict: true, nullable: ['phone'] },
    ],
    [
      'phones',
      {
        schema: phonesSchema,
        whole: { people: [{ personId: 'p', name: 'n', phoneEnd: '8000' }] },
        nullable: ['people.0.phoneEnd'],
      },
    ],
    ['a rule', rule],
    [
      'rules as they are kept',
      {
        schema: routingSchema,
        whole: { version: 1, madeAt: AT, madeBy: 'n', rules: [] },
        nullable: ['madeAt', 'madeBy'],
      },
    ],
    ['rules to be tried', { schema: routingPreviewRequestSchema, whole: { rules: [], cases: 500 }, strict: true }],
    [
      'what they would do',
      {
        schema: routingPreviewSchema,
        whole: {
          problems: [],
          looked: 1,
          changed: 1,
          byCategory: 1,
          byRule: [{ ruleId: 'r', taken: 1, changed: 0 }],
          cases: [replayed],
        },
        nullable: ['categoryId', 'gridId', 'estate', 'wentTo', 'wouldGoTo', 'ruleId'].map((name) => `cases.0.${name}`),
      },
    ],
    [
      'their versions',
      {
        schema: routingVersionsSchema,
        whole: { versions: [{ version: 1, madeAt: AT, madeBy: 'n', rules: 3 }] },
        nullable: ['versions.0.madeAt', 'versions.0.madeBy'],
      },
    ],
    ['a link asked for', newLink],
    ['a link that goes on', { schema: renewLinkSchema, whole: { days: 90 }, strict: true }],
    ['the secret of a link', { schema: linkSecretSchema, whole: { secret: SECRET }, strict: true }],
    [
      'links',
      { schema: taskLinksSchema, whole: { links: [link] }, nullable: LINK_NULLABLE.map((name) => `links.0.${name}`) },
    ],
    [
      'a link that was made',
      {
        schema: madeLinkSchema,
        whole: { link, secret: SECRET },
        nullable: LINK_NULLABLE.map((name) => `link.${name}`),
      },
    ],
    [
      'what an outsider reads first',
      {
        schema: linkLookSchema,
        whole: {
          community: { id: 'c', name: 'n', phone: '1' },
          name: 'n',
          askedBy: 'a',
          expiresAt: AT,
          task: { category: 'c', building: 'b', text: 't', dueAt: AT },
        },
        nullable: ['community.phone', 'askedBy', 'task', 'task.category', 'task.building', 'task.dueAt'],
      },
    ],
    [
      'whom to ask',
      {
        schema: linkContactSchema,
        whole: { community: 'c', phone: '1', askedBy: 'a' },
        nullable: ['phone', 'askedBy'],
      },
    ],
    ['a filter that is saved', view],
    [
      'saved filters',
      { schema: deskViewsSchema, whole: { views: [{ viewId: 'v', name: 'n', query: 'q' }] }, mayBeEmpty: ['views'] },
    ],
    ['times', limits],
    [
      'what other times would do',
      {
        schema: limitsPreviewSchema,
        whole: {
          open: 1,
          looked: 1,
          earlier: 1,
          later: 1,
          newlyLate: 1,
          noLongerLate: 1,
          samples: [{ caseId: 'c', categoryId: 'a', gridId: 'g', kind: 'fix', before: AT, after: AT }],
        },
        nullable: ['categoryId', 'gridId', 'before', 'after'].map((name) => `samples.0.${name}`),
      },
    ],
  ])('%s is taken whole, and refused in parts', (_name, shape) => expectShape(shape))
})
