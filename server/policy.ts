import type { Role } from '../domain/person.ts'

type Who = 'anyone' | 'signed-in' | readonly Role[]

type PolicyRow = {
  who: Who
  /** A write: its origin is checked (Sec-Fetch-Site, Origin). */
  writes?: true
  /** Also for who was let in by a link to one task (`Actor.onlyCase`); the path names no case but that one. */
  byLink?: true
}

const everyRole = ['reporter', 'grid_leader', 'handler', 'supervisor', 'admin'] as const
const desk = ['grid_leader', 'supervisor', 'admin'] as const

/**
 * Who may call what: one row per route, read by the guard before any handler runs.
 * Ownership (own report, own grid, own task) is asked of `domain/lifecycle.ts` and of the stores' scoped reads.
 * `routes.ts` is typed by this table: a route without a row, or a row without a route, does not compile.
 */
export const POLICY = {
  'GET /healthz': { who: 'anyone' },
  'GET /open311/v2/:document': { who: 'anyone' },
  'GET /open311/v2/services/:document': { who: 'anyone' },
  'GET /open311/v2/requests/:document': { who: 'anyone' },
  'GET /v1/openapi.json': { who: 'anyone' },
  'GET /v1/hello': { who: 'anyone' },
  'POST /v1/enrolments/look': { who: 'anyone', writes: true },
  'POST /v1/enrolments/claim': { who: 'anyone', writes: true },
  'POST /v1/task-links/look': { who: 'anyone', writes: true },
  'POST /v1/task-links/open': { who: 'anyone', writes: true },
  'DELETE /v1/session': { who: 'signed-in', writes: true, byLink: true },
  'GET /v1/me': { who: 'signed-in', byLink: true },
  'GET /v1/community': { who: 'signed-in', byLink: true },
  'POST /v1/community/plan/preview': { who: ['admin'], writes: true },
  'PUT /v1/community/plan': { who: ['admin'], writes: true },
  'GET /v1/community/plan/versions': { who: ['admin'] },
  'GET /v1/community/routing': { who: ['grid_leader', 'admin'] },
  'PUT /v1/community/routing': { who: ['admin'], writes: true },
  'POST /v1/community/routing/preview': { who: ['admin'], writes: true },
  'GET /v1/community/routing/versions': { who: ['admin'] },
  'POST /v1/community/limits/preview': { who: ['admin'], writes: true },
  'PUT /v1/community/limits': { who: ['admin'], writes: true },
  'PUT /v1/community/reasons': { who: ['admin'], writes: true },
  'PUT /v1/community/map': { who: ['admin'], writes: true },
  'POST /v1/community/pictures': { who: ['admin'], writes: true },
  'GET /v1/pictures/:pictureId': { who: 'signed-in', byLink: true },
  'PUT /v1/tiles/:file': { who: ['admin'], writes: true },
  'GET /v1/tiles/:file': { who: 'signed-in', byLink: true },
  'PUT /v1/reports/:reportId': { who: everyRole, writes: true },
  'GET /v1/reports/:reportId/receipt': { who: everyRole },
  'POST /v1/uploads/:photoId/:attempt': { who: everyRole, writes: true, byLink: true },
  'HEAD /v1/uploads/:photoId/:attempt': { who: everyRole, byLink: true },
  'PATCH /v1/uploads/:photoId/:attempt': { who: everyRole, writes: true, byLink: true },
  'GET /v1/photos/:photoId/:rendition': { who: everyRole, byLink: true },
  'GET /v1/feed': { who: everyRole, byLink: true },
  'GET /v1/channels': { who: ['admin'] },
  'POST /v1/channels/preview': { who: ['admin'], writes: true },
  'PUT /v1/channels/:channelId': { who: ['admin'], writes: true },
  'DELETE /v1/channels/:channelId': { who: ['admin'], writes: true },
  'POST /v1/channels/:channelId/test': { who: ['admin'], writes: true },
  'GET /v1/channels/:channelId/deliveries': { who: ['admin'] },
  'POST /v1/channels/:channelId/resend': { who: ['admin'], writes: true },
  'GET /v1/phones': { who: ['admin'] },
  'PUT /v1/phones/:personId': { who: ['admin'], writes: true },
  'GET /v1/inbox': { who: everyRole },
  'POST /v1/inbox/read': { who: everyRole, writes: true },
  'GET /v1/desk/counts': { who: desk },
  'GET /v1/desk/cases': { who: desk },
  'GET /v1/desk/views': { who: desk },
  'PUT /v1/desk/views/:viewId': { who: desk, writes: true },
  'DELETE /v1/desk/views/:viewId': { who: desk, writes: true },
  'GET /v1/desk/cases/:caseId': { who: desk },
  'GET /v1/desk/cases/:caseId/same-place': { who: desk },
  'GET /v1/desk/cases/:caseId/twins': { who: desk },
  'GET /v1/desk/map': { who: desk },
  'GET /v1/desk/heat': { who: desk },
  'GET /v1/desk/numbers': { who: desk },
  'GET /v1/desk/checklist': { who: desk },
  'GET /v1/desk/album': { who: desk },
  'POST /v1/exports': { who: desk, writes: true },
  'GET /v1/exports': { who: desk },
  'GET /v1/exports/:exportId': { who: desk },
  'DELETE /v1/exports/:exportId': { who: desk, writes: true },
  'GET /v1/exports/:exportId/file': { who: desk },
  'GET /v1/desk/handlers': { who: ['grid_leader', 'admin'] },
  'POST /v1/cases/:caseId/acts': { who: everyRole, writes: true, byLink: true },
  'POST /v1/cases/:caseId/evidence': { who: everyRole, writes: true, byLink: true },
  'GET /v1/cases/:caseId/links': { who: ['grid_leader', 'admin'] },
  'POST /v1/cases/:caseId/links': { who: ['grid_leader', 'admin'], writes: true },
  'POST /v1/cases/:caseId/links/:linkId/renew': { who: ['grid_leader', 'admin'], writes: true },
  'DELETE /v1/cases/:caseId/links/:linkId': { who: ['grid_leader', 'admin'], writes: true },
  'POST /v1/reconcile': { who: everyRole, writes: true, byLink: true },
  'PUT /v1/rescues/:reportId': { who: ['grid_leader', 'admin'], writes: true },
} as const satisfies Record<string, PolicyRow>

export type RouteKey = keyof typeof POLICY
export type { PolicyRow }
