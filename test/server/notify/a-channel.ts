import { type ChannelSettings, USUAL_QUIET } from '../../../domain/channel.ts'
import type { ChannelRecord } from '../../../server/stores/channel-journal.ts'

export const TEMPLATE = '{网格} {事项}\n{类别} · {地点}\n原因：{原因}\n期限：{期限}\n{链接}'

/** A robot of 企业微信 that tells the group everything of all grids, unless said otherwise. */
export const aChannel = (
  wish: Partial<ChannelRecord> = {},
  settings: Partial<ChannelSettings> = {},
): ChannelRecord => ({
  communityId: '331081003010',
  channelId: 'c'.repeat(32),
  kind: 'wecom',
  name: '三号网格群',
  token: '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa',
  secret: null,
  settings: {
    events: ['report', 'done', 'return', 'object', 'dispatch'],
    gridIds: null,
    template: TEMPLATE,
    quiet: USUAL_QUIET,
    digestAt: null,
    sms: null,
    ...settings,
  },
  enabled: true,
  revision: 0,
  ...wish,
})
