import { speak } from '../ui/speak.ts'

const zh = {
  inbox: '消息',
  unread: (count: number) => `消息，${count} 条未读`,
}

/** Words of the way to the messages. */
export const words = speak({ zh })
