import { speak } from '../ui/speak.ts'

const zh = {
  back: '返回社区管理',
  notAdmin: '这一页只给社区管理员用。',
  up: '上移',
  down: '下移',
  edit: '修改',
  remove: '删除',
}

export const words = speak({ zh })
