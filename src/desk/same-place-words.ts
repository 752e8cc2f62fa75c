import { speak } from '../ui/speak.ts'

const zh = {
  title: '近期同处',
  none: '半年内这里没有别的案件。',
  count: (count: number) => (count < 20 ? `半年内这里还有 ${count} 件` : '半年内这里还有 20 件以上，先列最近的'),
  metres: (metres: number) => (metres === 0 ? '同一地点' : `相距约 ${metres} 米`),
  sameBuilding: '同一幢楼',
  more: (count: number) => `列出全部 ${count} 件`,
}

/** Words of what else came in at a case's place. */
export const samePlaceWords = speak({ zh })
