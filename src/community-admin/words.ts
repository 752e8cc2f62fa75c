import { speak } from '../ui/speak.ts'

const zh = {
  title: '社区管理',
  notForYou: '这一页只给社区管理员用。',
  grids: '网格与楼栋',
  gridsNote: '画网格、分割、合并、编号；改楼栋和出入口；导入、导出；看历次版本。',
  reasons: '常用原因',
  reasonsNote: '不予受理、请补充、退回等，一点就能填的话。',
  routing: '派遣规则',
  routingNote: '哪个网格、小区、类别、时段建议派给谁；保存前先在以前的案件上试。',
  calendar: '工作时间与时限',
  calendarNote: '上下班时间、节假日与调休；各类问题多久受理、多久处理，超期多久报给管理员。',
  layers: '底图',
  layersNote: '平面图、离线地图、天地图；手机上先显示哪一种。',
  channels: '消息渠道',
  channelsNote: '企业微信、钉钉、飞书的群机器人和短信：发什么、什么时候不打扰、有没有发出去。',
}

/** Words of the admin's hub. */
export const words = speak({ zh })
