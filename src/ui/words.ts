import { speak } from './speak.ts'

const zh = {
  close: '关闭',
  loading: '正在打开…',
  loadFailed: '这一页没有打开，已存的内容都还在。',
  tryAgain: '再试一次',
  care: '长辈版',
  largest: '特大字',
  charactersLeft: (left: number) => `还可写 ${left} 字`,
  when: {
    justNow: '刚刚',
    today: (clock: string) => `今天 ${clock}`,
    yesterday: (clock: string) => `昨天 ${clock}`,
    tomorrow: (clock: string) => `明天 ${clock}`,
    day: (month: number, day: number) => `${month}月${day}日`,
    dayOfYear: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
    soon: '马上',
    inSeconds: (seconds: number) => `${seconds} 秒后`,
    inMinutes: (minutes: number) => `${minutes} 分钟后`,
  },
}

/** Words of the plain parts; a part takes everything that has to do with reporting from its user. */
export const words = speak({ zh })
