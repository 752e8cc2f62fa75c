import type { DemoSignIn } from './demo-people.ts'

/** What `npm start` says on the terminal. */
export const words = {
  demo: '演示模式：人物、电话都是虚构的。登录链接可重复使用，只能在本机打开。',
  signIns: {
    reporter: '志愿者',
    gridLeader: '网格长',
    handler: '处置员',
    supervisor: '业委会监督员',
    admin: '社区管理员',
  } satisfies Record<DemoSignIn, string>,
  noCommunity: '还没有社区。创建并邀请第一位管理员：npm run admin -- invite admin --name 姓名',
}
