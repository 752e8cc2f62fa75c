import type { Category } from './category.ts'

/** Items of an on-the-spot inspection for 文明城市, as a community's own checklist groups them. */
const ORDER = '车辆停放有序'
const FIRE = '消防通道畅通、用电安全'
const CLEAN = '环境整洁、无暴露垃圾'
const SORTING = '垃圾分类投放'
const STAIRS = '楼道及公共区域无堆物'
const GREEN = '绿地完好、无毁绿种菜'
const FACE = '无小广告、无乱拉乱晒'
const BUILT = '无私搭乱建'
const MANNERS = '文明养宠、邻里文明'
const FACILITIES = '公共设施完好'
const WATER = '河道整洁'

/** By the id of the category; for those of a community that says nothing else. */
const USUAL: Readonly<Record<string, string>> = {
  'ebike-parking': ORDER,
  'car-parking': ORDER,
  'abandoned-vehicle': ORDER,
  'fire-lane': FIRE,
  'ebike-charging': FIRE,
  'exposed-waste': CLEAN,
  'cigarette-butts': CLEAN,
  'renovation-waste': CLEAN,
  'bulky-waste': CLEAN,
  'waste-sorting': SORTING,
  clutter: STAIRS,
  'green-plots': GREEN,
  'small-ads': FACE,
  hanging: FACE,
  'illegal-structure': BUILT,
  pets: MANNERS,
  poultry: MANNERS,
  'falling-objects': MANNERS,
  noise: MANNERS,
  facility: FACILITIES,
  river: WATER,
}

/**
 * The 文明城市 checklist item a category belongs to: its own, else the usual one of its id; null for one that is on no
 * checklist. Communities written before there were checklists have the usual ones.
 */
export const checklistItem = ({ id, checklist }: Pick<Category, 'id' | 'checklist'>): string | null =>
  checklist === undefined ? (USUAL[id] ?? null) : checklist
