import { speak } from '../ui/speak.ts'

const zh = {
  nav: '主要页面',
  capture: '上报',
  mine: '我的',
  map: '地图',
  desk: '工作台',
  tasks: '任务',
  admin: '社区',
  unsent: (count: number) => `${count} 条未送出`,
  unread: (count: number) => `${count} 条新消息`,
  and: '，',
  demo: '演示',
  demoExplained: '人员和事件都是编的',
  signInNeeded: '登录已过期。未送出的内容都在手机里，重新登录后会继续送出。请打开网格长给您的登录链接。',
  linkEnded:
    '这个任务链接已过期或已收回。没送出的照片和说明都在手机里：请向派任务的网格长要一个新链接，用这部手机打开，会接着送出。',
  upgradeNeeded: '这个版本太旧，服务器暂时收不下。未送出的内容都在手机里，更新后会继续送出。',
  upgrade: '立即更新',
  updateReady: '新版本已准备好。更新不会丢失任何内容。',
  update: '更新',
  insecure:
    '这个地址不是安全连接，浏览器不允许在这里可靠地保存和定位。请改用 https:// 开头的地址，或在这台电脑上打开 http://localhost。现在还没有保存任何内容。',
  storageFailed:
    '这个浏览器不让保存数据，拍的照片会丢失，所以先不能上报。请关闭无痕模式，或换用系统自带的浏览器，再打开一次。',
  storageTerminated: '手机系统刚刚关闭了本机存储。已保存的内容还在，请重新打开页面继续。',
  storageBlocked: '另一个窗口还开着旧版本。请关掉其他打开啄木鸟的窗口，这里会自动继续。',
  storageNewer: '这部手机用过更新的版本，这个旧页面打不开里面的内容。内容都还在，请联网后重新打开。',
  otherVersion: '另一个窗口打开了新版本。已保存的内容还在，请重新打开这个页面。',
  reload: '重新打开',
  opening: '正在打开…',
  communityMissing: '第一次打开需要联网取得社区资料。请连上网络后再试。',
  tryAgain: '再试一次',
  notFound: '没有这个页面。',
  home: '回到首页',
  skip: '跳到内容',
}

export const words = speak({ zh })
