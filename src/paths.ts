/** Every address of the page in one place. */
export const pagePaths = {
  capture: '/',
  mine: '/mine',
  map: '/map',
  desk: '/desk',
  deskMap: '/desk/map',
  numbers: '/desk/numbers',
  tasks: '/tasks',
  inbox: '/inbox',
  admin: '/admin',
  grids: '/admin/grids',
  layers: '/admin/layers',
  calendar: '/admin/calendar',
  reasons: '/admin/reasons',
  channels: '/admin/channels',
  join: '/join',
  /** Where a link to one task leads; short, for it is read out and typed from paper too. */
  visit: '/t',
  routing: '/admin/routing',
} as const
export type PagePath = (typeof pagePaths)[keyof typeof pagePaths]
