/** Whole examples of what goes over the wire, with nothing left out. */
export const UUID = '0197a000-0000-7000-8000-000000000001'
export const UUID_2 = '0197a000-0000-7000-9000-000000000002'
export const RANDOM = 'ab'.repeat(16)
export const SHA = 'cd'.repeat(32)

export const place = {
  source: 'gps',
  lat: 28.37,
  lng: 121.37,
  accuracy: 12.5,
  at: 1_764_000_000_000,
  buildingId: 'b12',
  unit: '2单元',
  spot: '北侧车棚',
}
export const NULLABLE_IN_PLACE = ['accuracy', 'at', 'buildingId', 'unit', 'spot']

export const photoRef = { id: RANDOM, sha256: SHA, size: 280_000, type: 'image/jpeg' }

export const manifest = {
  schema: 1,
  reportId: UUID,
  caseId: UUID_2,
  sealedAt: 1_764_000_000_000,
  takenAt: 1_763_999_999_000,
  categoryId: 'ebike-parking',
  kind: '楼道停放',
  place,
  words: '堵住了门',
  photos: [photoRef],
}

const photoView = { id: RANDOM, purpose: 'before', state: 'stored', width: 1600, height: 1200 }
const event = { seq: 4, type: 'decline', at: 1, role: 'grid_leader', name: '王', reason: '重复', photoIds: [RANDOM] }
const common = {
  caseId: UUID_2,
  revision: 3,
  state: 'dispatched',
  categoryId: 'ebike-parking',
  kind: '楼道停放',
  gridId: 'g3',
  photos: [photoView],
  history: [event],
  reworkCount: 1,
  dueAt: 1_764_100_000_000,
}
export const NULLABLE_IN_CASE = [
  'categoryId',
  'kind',
  'gridId',
  'dueAt',
  'photos.0.width',
  'photos.0.height',
  'history.0.name',
  'history.0.reason',
]

export const deskCase = {
  ...common,
  audience: 'desk',
  receivedAt: 1_764_000_000_500,
  takenAt: 1_763_999_999_000,
  words: '堵住了门',
  place,
  handlerId: 'p7',
  handlerName: '物业小陈',
  task: '清走',
  acknowledgeBy: 1_764_003_600_000,
}
export const myCase = { ...common, audience: 'mine', reportId: UUID, receivedAt: 1, words: '堵住了门', place }
export const taskCase = {
  ...common,
  audience: 'task',
  reportedHour: 1_764_000_000_000,
  task: '清走',
  buildingId: 'b12',
  point: { lat: 28.37, lng: 121.37 },
}
export const nearCase = {
  audience: 'near',
  caseId: UUID_2,
  revision: 3,
  state: 'accepted',
  categoryId: 'ebike-parking',
  gridId: 'g3',
  buildingId: 'b12',
  point: { lat: 28.37, lng: 121.37 },
  day: 1_763_913_600_000,
}
