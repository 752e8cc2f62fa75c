import { speak } from '../ui/speak.ts'

const zh = {
  title: '底图',
  choose: '选择底图',
  plan: '平面图',
  failed: '这张底图现在打不开，先看平面图。',
  again: '再试一次',
  blocked: '这张底图是刚加的，重新打开页面才能看到。',
  reopen: '重新打开',
}

/** Words of what lies under everything on a map. */
export const groundWords = speak({ zh })
