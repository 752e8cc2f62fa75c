import type { ChannelKind } from '../../../domain/channel.ts'
import { aliyunSms } from './aliyun-sms.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import type { Provider } from './provider.ts'
import { wecom } from './wecom.ts'

/** Who carries what goes out through a channel: another provider of text messages is one more file and one more row. */
export const PROVIDERS: Record<ChannelKind, Provider> = { wecom, dingtalk, feishu, sms: aliyunSms }
