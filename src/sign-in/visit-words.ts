import { speak } from '../ui/speak.ts'

const zh = {
  title: '有一个任务请您处理',
  looking: '正在打开任务…',
  noLink: '这里没有任务链接。请打开派任务的人发给您的链接，要整条复制。',
  noNetwork: '没有网络，暂时打不开。链接已留在这里，连上网后再试。',
  portal: '这个网络要先登录（如公共 WiFi），或服务器没有应答。链接已留在这里，稍后再试。',
  tryAgain: '再试一次',
  asked: (who: string, by: string, community: string) => `${community}的${by}请${who}处理：`,
  askedByNobody: (who: string, community: string) => `${community}请${who}处理：`,
  noTask: '这个任务现在不在您手上：可能还没有派出，或已经收回、改派。稍后再打开看看，或问派任务的人。',
  noText: '没有写说明，打开后看照片。',
  where: '地点',
  category: '类别',
  due: '最晚',
  until: (when: string) => `链接 ${when} 前有效，可以反复打开。不用注册，也不用密码。`,
  open: '开始查看',
  canDo: '打开后可以看照片和位置、开始处理、拍处理后的照片交回，或者退回。没有信号也能拍，有网时自动送出。',
  askWhom: (by: string, community: string, phone: string) => `请问${community}的${by}要一个新链接，电话 ${phone}。`,
  askWhomNoPhone: (by: string, community: string) => `请问${community}的${by}要一个新链接。`,
  staff: '工作人员',
  phone: '电话',
}

/** Words for who opens a link to one task. */
export const visitWords = speak({ zh })
