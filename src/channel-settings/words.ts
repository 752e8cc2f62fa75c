import type { ChannelKind, SendTrouble } from '../../domain/channel.ts'
import type { GroupEvent } from '../../domain/hearing.ts'
import { speak } from '../ui/speak.ts'

const kinds: Record<ChannelKind, string> = {
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  feishu: '飞书群机器人',
  sms: '短信（阿里云）',
}
const about: Record<ChannelKind, string> = {
  wecom: '在群里添加“群机器人”，把它的 Webhook 地址复制到这里。每分钟最多发 20 条。',
  dingtalk: '在群设置里添加“自定义机器人”，安全设置选“加签”，把地址和密钥复制到这里。每分钟最多发 20 条。',
  feishu: '在群设置里添加“自定义机器人”，打开“签名校验”，把地址和密钥复制到这里。每分钟最多发 100 条。',
  sms: '要先在阿里云开通短信服务，签名和模板经审核通过。按条收费，平时不用就不要打开。',
}
const events: Record<GroupEvent, string> = {
  report: '有新上报',
  dispatch: '派遣、改派',
  return: '处置员退回',
  extend: '申请延期',
  done: '处理完，待核查',
  fail: '核查不通过，返工',
  verify: '核查通过，结案',
  object: '上报人说没解决',
  due_soon: '快到期',
  overdue: '已超期',
  escalated: '超期没人处理',
}
const troubles: Record<SendTrouble, string> = {
  timeout: '对方没有按时回答。',
  no_network: '服务器连不上对方。请检查服务器能不能上外网。',
  http_error: '对方的服务出了错，请过一会儿再看。',
  bad_answer: '回答的不是对方的服务，可能中间有要登录的网关。',
  too_fast: '发得太快，对方让等十分钟。',
  internal_address: '这个名字指向了内部网络，为安全没有发。请检查服务器的 DNS。',
  redirected: '对方让转到别的地址，为安全没有发。',
  wrong_address: '机器人地址或账号不对，可能已被移出群。请重新复制地址。',
  wrong_signature: '签名对不上。请检查密钥，或服务器的时间准不准。',
  keyword_missing: '机器人要求消息里有关键词。请把关键词写进模板，或改用加签。',
  ip_not_allowed: '机器人限定了 IP。请把服务器的外网 IP 加进去，或改用加签。',
  too_long: '消息太长，对方不收。请把模板写短一些。',
  template_refused: '短信签名或模板没有通过审核，或变量对不上。请到阿里云核对。',
  phone_missing: '没有手机号，没有发。',
  refused: '对方没有收。请按下面的代码到对方的说明里查原因。',
}
const problems = {
  name_missing: '请写名称。',
  address_missing: '请粘贴机器人的地址。',
  secret_missing: '请填密钥。',
  template_missing: '请写消息模板。',
  sms_wrong: '请填短信签名，和形如 SMS_12345678 的模板编号。',
  time_wrong: '时间没有填对，例如 22:00。',
} as const

const zh = {
  title: '消息渠道',
  intro: '大家的消息在手机的“消息”里都能看到。这里可以再发到群里或发短信。发出去的内容不会有上报人的任何信息。',
  loading: '正在取渠道…',
  offline: '现在连不上服务器，看不到渠道。有网时再打开。',
  tryAgain: '再试一次',
  kinds,
  about,
  events,
  troubles,
  problems,
  list: '已有的渠道',
  none: '还没有渠道。群里和手机上暂时收不到提醒，“消息”里照常有。',
  add: '加一个渠道',
  on: '开着',
  off: '关着',
  waiting: (n: number) => `${n} 条等着发`,
  failed: (n: number) => `${n} 条没发出去`,
  edit: '修改',
  test: '发测试消息',
  log: '发送记录',
  remove: '删除',
  named: (act: string, name: string) => `${act}：${name}`,
  tested: '测试消息发出去了，请到群里看一下。',
  testedSms: '测试短信已交给阿里云，请看手机。',
  testFailed: (why: string) => `测试没有成功：${why}`,
  providerCode: (code: string) => `（对方的代码 ${code}）`,
  testTo: '发到哪个手机号',
  removeTitle: '删除这个渠道？',
  removeText: (name: string) => `「${name}」和它等着发的消息会一起删除，不能恢复。大家手机里的消息不受影响。`,
  removeYes: '删除渠道',
  saved: '已保存',
  conflict: '刚才有人改过这个渠道，您这一步没有存上。已换成最新的，请再改一次。',
  notSaved: '没有存上，填的没有丢失。请稍后再试。',
  noNetwork: '现在连不上服务器，没有存上。填的没有丢失，等有网再按一次保存。',
  save: '保存',
  cancel: '不改了',
  name: '名称',
  nameNote: '例如「三号网格群」，只有管理员看到',
  address: '机器人地址',
  addressNote: '以 https:// 开头，从群机器人的设置里整段复制',
  addressKept: (end: string) => `已保存，末尾是 ${end}。要换才填`,
  secret: '密钥',
  secretNote: '加签或签名校验的密钥；没有就不填',
  secretKept: '已保存，不再显示。要换才填',
  keyId: 'AccessKey ID',
  keySecret: 'AccessKey Secret',
  signName: '短信签名',
  templateCode: '模板编号',
  eventsTitle: '发哪些消息',
  gridsTitle: '哪些网格',
  allGrids: '全部网格',
  noGrid: '未定网格',
  template: '消息模板',
  templateSms: '短信变量',
  templateNote: '点下面的名字插入；发的时候换成真的内容，没有内容的行不发',
  templateSmsNote: '一行一个：变量名={事项}，变量名要和审核通过的模板一样',
  places: ['社区', '网格', '类别', '地点', '事项', '原因', '期限', '时间', '链接'],
  insert: (place: string) => `插入${place}`,
  usualTemplate: '【啄木鸟】{网格} {事项}\n{类别} · {地点}\n原因：{原因}\n期限：{期限}\n{链接}',
  usualSmsTemplate: 'what={事项}\nwhere={地点}',
  preview: '发出去是这样',
  previewOf: '预览哪一种',
  unknown: (names: string) => `不认识 ${names}，会照原样发出去。请检查括号里的名字。`,
  quiet: '夜里不打扰',
  quietNote: '这段时间只发消防通道、飞线充电、高空抛物，其余早上一起发',
  from: '从',
  to: '到',
  digest: '每天早上发小结',
  digestAt: '几点发',
  digestNote: '昨天的新上报和结案，待审核、待核查、快到期、超期各几件',
  enabled: '打开这个渠道',
  logTitle: (name: string) => `发送记录：${name}`,
  logNone: '还没有发过消息。',
  resend: '把没发出去的再发一次',
  resent: (n: number) => (n === 0 ? '没有要再发的' : `${n} 条会马上再发`),
  sentAt: (when: string) => `${when} 发出`,
  waitingTill: (when: string) => `${when} 自动发`,
  waitingNow: '马上发',
  gaveUp: '没发出去',
  tries: (n: number) => `试过 ${n} 次`,
  digestEvent: '早上小结',
  otherEvent: '其他消息',
  phones: '短信发给谁',
  phonesNote: '只填工作人员的。保存后只显示末四位，可以随时删除。',
  phone: (name: string) => `${name}的手机号`,
  phoneKept: (end: string) => `已保存，末四位 ${end}`,
  phoneNone: '没有填',
  phoneChange: '填写',
  phoneRemove: '删除号码',
  phoneWrong: '手机号不对，应是 11 位数字。',
}

/** Words of the screen 消息渠道. */
export const words = speak({ zh })

/** Why a message did not go out, with the provider's own number where it gave one. */
export function troubleWords(trouble: string | null, providerCode: string | null): string {
  const known = Object.hasOwn(troubles, trouble ?? '') ? (trouble as SendTrouble) : 'refused' // asked in this line
  return words.troubles[known] + (providerCode === null ? '' : words.providerCode(providerCode))
}

/** What a message was about. */
export function eventWords(event: string): string {
  if (event === 'digest') return words.digestEvent
  return Object.hasOwn(events, event) ? words.events[event as GroupEvent] : words.otherEvent // asked in this line
}
