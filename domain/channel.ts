import * as z from 'zod/mini'
import { GROUP_EVENTS } from './hearing.ts'

/** Robots in a group of 企业微信, 钉钉 or 飞书, and text messages by 阿里云. */
export const CHANNEL_KINDS = ['wecom', 'dingtalk', 'feishu', 'sms'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** Where robots are reached, and nowhere else: the address a person pastes must be at its provider's host. */
export const ROBOT_HOSTS = {
  wecom: 'qyapi.weixin.qq.com',
  dingtalk: 'oapi.dingtalk.com',
  feishu: 'open.feishu.cn',
} as const satisfies Partial<Record<ChannelKind, string>>

/** A number in China, or an international one with its +. */
export const PHONE_NUMBER = /^(?:1[3-9]\d{9}|\+[1-9]\d{6,14})$/

const minuteOfDay = z.int().check(z.gte(0), z.lt(1440))

/** How a channel speaks. Minutes are of the day in Asia/Shanghai. */
export const channelSettingsSchema = z.strictObject({
  events: z.array(z.enum(GROUP_EVENTS)).check(z.maxLength(GROUP_EVENTS.length)),
  /** Of which grids (`none`: 未定网格); null: of all. */
  gridIds: z.nullable(z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(200))),
  /** The message with its named places to fill; for text messages one line `name=…` for each variable of the approved template. */
  template: z.string().check(z.minLength(1), z.maxLength(1000)),
  /** When nothing but dangers goes out; null: never quiet. `from` after `to` spans midnight. */
  quiet: z.nullable(z.strictObject({ from: minuteOfDay, to: minuteOfDay })),
  /** When the morning's digest goes out; null: none. */
  digestAt: z.nullable(minuteOfDay),
  /** What 阿里云 approved; null for robots. */
  sms: z.nullable(
    z.strictObject({
      signName: z.string().check(z.minLength(1), z.maxLength(40)),
      templateCode: z.string().check(z.regex(/^SMS_\d{4,20}$/)),
    }),
  ),
})
export type ChannelSettings = z.infer<typeof channelSettingsSchema>

/** 22:00 to 07:00. */
export const USUAL_QUIET = { from: 22 * 60, to: 7 * 60 } as const

/**
 * Body of `PUT /v1/channels/:channelId`. `address`: the robot's webhook as the provider shows it, of SMS the AccessKey id. What is
 * left out stays as it is: neither address nor secret is ever sent back to the page.
 */
export const channelDraftSchema = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  name: z.string().check(z.minLength(1), z.maxLength(30)),
  address: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  secret: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(200)))),
  settings: channelSettingsSchema,
  enabled: z.boolean(),
})
export type ChannelDraft = z.infer<typeof channelDraftSchema>

export const channelViewSchema = z.object({
  channelId: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  /** The last four characters of what names the robot. */
  addressEnd: z.string(),
  hasSecret: z.boolean(),
  settings: channelSettingsSchema,
  enabled: z.boolean(),
  revision: z.int(),
  /** Messages on their way, and such as were given up. */
  waiting: z.int(),
  failed: z.int(),
})
export type ChannelView = z.infer<typeof channelViewSchema>

export const channelsSchema = z.object({ channels: z.array(channelViewSchema) })

/** Why a message did not go out. `again` ones are tried again by themselves. */
export const SEND_TROUBLES = {
  timeout: 'again',
  no_network: 'again',
  http_error: 'again',
  bad_answer: 'again',
  too_fast: 'again',
  internal_address: 'final',
  redirected: 'final',
  wrong_address: 'final',
  wrong_signature: 'final',
  keyword_missing: 'final',
  ip_not_allowed: 'final',
  too_long: 'final',
  template_refused: 'final',
  phone_missing: 'final',
  refused: 'final',
} as const
export type SendTrouble = keyof typeof SEND_TROUBLES

/** `phone`: where a test text message goes. */
export const channelTestRequestSchema = z.strictObject({ phone: z.optional(z.string().check(z.regex(PHONE_NUMBER))) })

/** What the provider answered to a test message. */
export const channelTestSchema = z.object({
  ok: z.boolean(),
  trouble: z.nullable(z.string()),
  providerCode: z.nullable(z.string()),
})
export type ChannelTest = z.infer<typeof channelTestSchema>

export const previewRequestSchema = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  event: z.enum(GROUP_EVENTS),
  template: channelSettingsSchema.shape.template,
})
/** `unknown`: names in braces that nothing stands for. */
export const previewSchema = z.object({ text: z.string(), unknown: z.array(z.string()) })

export const deliveriesSchema = z.object({
  deliveries: z.array(
    z.object({
      key: z.string(),
      event: z.string(),
      caseId: z.nullable(z.string()),
      at: z.int(),
      state: z.enum(['waiting', 'sent', 'failed']),
      attempts: z.int(),
      notBefore: z.int(),
      trouble: z.nullable(z.string()),
      providerCode: z.nullable(z.string()),
      sentAt: z.nullable(z.int()),
      /** Staff whose phone it goes to; null for a group. */
      personName: z.nullable(z.string()),
    }),
  ),
})
export type DeliveryView = z.infer<typeof deliveriesSchema>['deliveries'][number]

export const phoneRequestSchema = z.strictObject({ phone: z.nullable(z.string().check(z.regex(PHONE_NUMBER))) })
/** Staff, and the end of the number that text messages to them go to. */
export const phonesSchema = z.object({
  people: z.array(z.object({ personId: z.string(), name: z.string(), phoneEnd: z.nullable(z.string()) })),
})
export type PhoneListed = z.infer<typeof phonesSchema>['people'][number]
