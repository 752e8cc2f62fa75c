/** Paths of the channels: what an admin alone calls. */
export const channelPaths = {
  channels: '/v1/channels',
  channel: (channelId: string) => `/v1/channels/${channelId}`,
  test: (channelId: string) => `/v1/channels/${channelId}/test`,
  preview: '/v1/channels/preview',
  deliveries: (channelId: string) => `/v1/channels/${channelId}/deliveries`,
  resend: (channelId: string) => `/v1/channels/${channelId}/resend`,
  phones: '/v1/phones',
  phone: (personId: string) => `/v1/phones/${encodeURIComponent(personId)}`,
} as const
