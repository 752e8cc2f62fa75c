import type { Role } from '../../domain/person.ts'
import { speak } from '../ui/speak.ts'

const roles: Record<Role, string> = {
  reporter: '志愿者',
  grid_leader: '网格长',
  handler: '处置员',
  supervisor: '监督员',
  admin: '社区管理员',
}

const zh = {
  appName: '啄木鸟',
  looking: '正在查看登录链接…',
  joinTitle: '登录啄木鸟',
  asWhom: '您将以这个身份登录',
  notYou: '如果这不是您，请不要确认，把链接还给网格长。',
  confirm: '确认登录',
  roles,
  noLink: '这里没有登录信息。请打开网格长给您的链接，或扫一扫网格长给您的二维码。',
  noNetwork: '没有网络，暂时不能登录。登录信息已留在这里，连上网后再试。',
  portal: '这个网络要先登录（如公共 WiFi），或服务器没有应答。登录信息已留在这里，稍后再试。',
  tryAgain: '再试一次',
  otherPerson: (name: string, unsent: number) =>
    `这部手机上 ${name} 还有 ${unsent} 条没送出。登录后它们仍留在手机里，等 ${name} 再登录时送出，不会算到您名下。`,
  replaces: (name: string) => `现在登录的是 ${name}，确认后会换成您。`,
  signedOutTitle: '请先登录',
  signedOut: '请打开网格长给您的链接，或扫一扫网格长给您的二维码。链接要在这个浏览器里打开。',
  signedOutDemo:
    '这是演示社区。启动程序的终端里印着各个身份的登录链接和二维码，也写在数据文件夹的 demo-links.json 里；打开其中一个就能登录。',
  unsentHere: (count: number) => `这部手机里有 ${count} 条还没送出，都存得好好的，登录后会接着送。`,
  account: '账号',
  person: '姓名',
  role: '身份',
  community: '社区',
  largeText: '字号',
  signOut: '退出登录',
  signOutUnsent: (count: number) =>
    `还有 ${count} 条没送出。退出后它们留在这部手机里，等您再登录时送出。最好先连上网送完再退出。`,
  signOutAnyway: '仍然退出',
  signOutNoNetwork: '没有网络，现在退不了：服务器还不知道您要退出。请连上网后再试。',
}

/** Words of signing in and out. */
export const words = speak({ zh })

/** `志愿者、网格长`: each office once. */
export const rolesWords = (posts: readonly { role: Role }[]): string =>
  [...new Set(posts.map(({ role }) => words.roles[role]))].join('、')
