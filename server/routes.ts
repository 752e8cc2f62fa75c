import { postAct } from './cases/post-act.ts'
import { postEvidence } from './cases/post-evidence.ts'
import { deleteChannel } from './channels/delete-channel.ts'
import { getChannels } from './channels/get-channels.ts'
import { getDeliveries } from './channels/get-deliveries.ts'
import { getPhones } from './channels/get-phones.ts'
import { postChannelPreview } from './channels/post-channel-preview.ts'
import { postChannelTest } from './channels/post-channel-test.ts'
import { postResend } from './channels/post-resend.ts'
import { putChannel } from './channels/put-channel.ts'
import { putPhone } from './channels/put-phone.ts'
import { readCommunity } from './community.ts'
import { postLimitsPreview, putLimits } from './deadlines/limits-routes.ts'
import type { Handler } from './deps.ts'
import { getDeskCase } from './desk/get-case.ts'
import { getDeskCases } from './desk/get-cases.ts'
import { getDeskCounts } from './desk/get-counts.ts'
import { getHandlers } from './desk/get-handlers.ts'
import { getDeskHeat } from './desk/get-heat.ts'
import { getDeskMap } from './desk/get-map.ts'
import { getSamePlace } from './desk/get-same-place.ts'
import { deleteDeskView, getDeskViews, putDeskView } from './desk/views.ts'
import { deleteExport } from './export/delete-export.ts'
import { getExport } from './export/get-export.ts'
import { getExportFile } from './export/get-export-file.ts'
import { getExports } from './export/get-exports.ts'
import { postExport } from './export/post-export.ts'
import { getFeed } from './feed/get-feed.ts'
import { health } from './health.ts'
import { hello } from './hello.ts'
import { getInbox } from './inbox/get-inbox.ts'
import { postInboxRead } from './inbox/post-inbox-read.ts'
import { putReport } from './intake/put-report.ts'
import { getReceipt } from './intake/receipt.ts'
import { getPicture } from './map/get-picture.ts'
import { getTiles } from './map/get-tiles.ts'
import { postPicture } from './map/post-picture.ts'
import { putMapSettings } from './map/put-map-settings.ts'
import { putTiles } from './map/put-tiles.ts'
import { getAlbum } from './numbers/get-album.ts'
import { getChecklist } from './numbers/get-checklist.ts'
import { getNumbers } from './numbers/get-numbers.ts'
import { getOpen311, getOpen311Request, getOpen311Service } from './open311/open311-routes.ts'
import { getOpenApi } from './openapi/get-openapi.ts'
import { getPhoto } from './photos/get-photo.ts'
import { getPlanVersions } from './plan/get-plan-versions.ts'
import { postPlanPreview } from './plan/post-plan-preview.ts'
import { putPlan } from './plan/put-plan.ts'
import type { RouteKey } from './policy.ts'
import { putReasons } from './reasons/put-reasons.ts'
import { postReconcile } from './reconcile/post-reconcile.ts'
import { putRescue } from './rescue/put-rescue.ts'
import { getRouting } from './routing/get-routing.ts'
import { getRoutingVersions } from './routing/get-routing-versions.ts'
import { postRoutingPreview } from './routing/post-routing-preview.ts'
import { putRouting } from './routing/put-routing.ts'
import { claimEnrolment } from './sign-in/claim-enrolment.ts'
import { endSession } from './sign-in/end-session.ts'
import { lookAtEnrolment } from './sign-in/look-at-enrolment.ts'
import { readMe } from './sign-in/read-me.ts'
import { renewTaskLink, revokeTaskLink } from './task-links/change-link.ts'
import { getTaskLinks } from './task-links/get-links.ts'
import { lookAtTaskLink, openTaskLink } from './task-links/open-link.ts'
import { postTaskLink } from './task-links/post-link.ts'
import { getTwins } from './twins/get-twins.ts'
import { appendUpload } from './uploads/append-upload.ts'
import { createUpload } from './uploads/create-upload.ts'
import { headUpload } from './uploads/head-upload.ts'

/** Which handler answers which route. Typed by the policy table: neither can have a row the other lacks. */
export const ROUTES: Record<RouteKey, Handler> = {
  'GET /healthz': health,
  'GET /open311/v2/:document': getOpen311,
  'GET /open311/v2/services/:document': getOpen311Service,
  'GET /open311/v2/requests/:document': getOpen311Request,
  'GET /v1/openapi.json': getOpenApi,
  'GET /v1/hello': hello,
  'POST /v1/enrolments/look': lookAtEnrolment,
  'POST /v1/enrolments/claim': claimEnrolment,
  'POST /v1/task-links/look': lookAtTaskLink,
  'POST /v1/task-links/open': openTaskLink,
  'DELETE /v1/session': endSession,
  'GET /v1/me': readMe,
  'GET /v1/community': readCommunity,
  'POST /v1/community/plan/preview': postPlanPreview,
  'PUT /v1/community/plan': putPlan,
  'GET /v1/community/plan/versions': getPlanVersions,
  'GET /v1/community/routing': getRouting,
  'PUT /v1/community/routing': putRouting,
  'POST /v1/community/routing/preview': postRoutingPreview,
  'GET /v1/community/routing/versions': getRoutingVersions,
  'POST /v1/community/limits/preview': postLimitsPreview,
  'PUT /v1/community/limits': putLimits,
  'PUT /v1/community/reasons': putReasons,
  'PUT /v1/community/map': putMapSettings,
  'POST /v1/community/pictures': postPicture,
  'GET /v1/pictures/:pictureId': getPicture,
  'PUT /v1/tiles/:file': putTiles,
  'GET /v1/tiles/:file': getTiles,
  'PUT /v1/reports/:reportId': putReport,
  'GET /v1/reports/:reportId/receipt': getReceipt,
  'POST /v1/uploads/:photoId/:attempt': createUpload,
  'HEAD /v1/uploads/:photoId/:attempt': headUpload,
  'PATCH /v1/uploads/:photoId/:attempt': appendUpload,
  'GET /v1/photos/:photoId/:rendition': getPhoto,
  'GET /v1/feed': getFeed,
  'GET /v1/channels': getChannels,
  'POST /v1/channels/preview': postChannelPreview,
  'PUT /v1/channels/:channelId': putChannel,
  'DELETE /v1/channels/:channelId': deleteChannel,
  'POST /v1/channels/:channelId/test': postChannelTest,
  'GET /v1/channels/:channelId/deliveries': getDeliveries,
  'POST /v1/channels/:channelId/resend': postResend,
  'GET /v1/phones': getPhones,
  'PUT /v1/phones/:personId': putPhone,
  'GET /v1/inbox': getInbox,
  'POST /v1/inbox/read': postInboxRead,
  'GET /v1/desk/counts': getDeskCounts,
  'GET /v1/desk/cases': getDeskCases,
  'GET /v1/desk/views': getDeskViews,
  'PUT /v1/desk/views/:viewId': putDeskView,
  'DELETE /v1/desk/views/:viewId': deleteDeskView,
  'GET /v1/desk/cases/:caseId': getDeskCase,
  'GET /v1/desk/cases/:caseId/same-place': getSamePlace,
  'GET /v1/desk/cases/:caseId/twins': getTwins,
  'GET /v1/desk/map': getDeskMap,
  'GET /v1/desk/heat': getDeskHeat,
  'GET /v1/desk/numbers': getNumbers,
  'GET /v1/desk/checklist': getChecklist,
  'GET /v1/desk/album': getAlbum,
  'POST /v1/exports': postExport,
  'GET /v1/exports': getExports,
  'GET /v1/exports/:exportId': getExport,
  'DELETE /v1/exports/:exportId': deleteExport,
  'GET /v1/exports/:exportId/file': getExportFile,
  'GET /v1/desk/handlers': getHandlers,
  'POST /v1/cases/:caseId/acts': postAct,
  'POST /v1/cases/:caseId/evidence': postEvidence,
  'GET /v1/cases/:caseId/links': getTaskLinks,
  'POST /v1/cases/:caseId/links': postTaskLink,
  'POST /v1/cases/:caseId/links/:linkId/renew': renewTaskLink,
  'DELETE /v1/cases/:caseId/links/:linkId': revokeTaskLink,
  'POST /v1/reconcile': postReconcile,
  'PUT /v1/rescues/:reportId': putRescue,
}
