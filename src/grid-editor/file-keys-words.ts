/** What properties are called in the files people have; the first that is there counts. */
export const FILE_KEYS = {
  name: ['name', '名称', '网格名称', '楼栋名称', 'NAME', 'Name'],
  number: ['number', '编号', '网格编号', '楼号', 'no', 'code'],
  kind: ['kind', '类型', 'type'],
  buildingKinds: /^(building|house|楼栋?|房屋|建筑)/i,
  estate: ['estate', '小区'],
  floors: ['floors', '层数', 'building:levels'],
}
