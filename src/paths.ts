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
  reasons: '/admin/reasons',
  channels: '/admin/channels',
  join: '/join',
} as const
export type PagePath = (typeof pagePaths)[keyof typeof pagePaths]
