import { caseActSchema, evidenceSchema } from '../../domain/case-act.ts'
import { deskCaseSchema } from '../../domain/case-view.ts'
import {
  channelDraftSchema,
  channelsSchema,
  channelTestRequestSchema,
  channelTestSchema,
  channelViewSchema,
  deliveriesSchema,
  phoneRequestSchema,
  phonesSchema,
  previewRequestSchema,
  previewSchema,
} from '../../domain/channel.ts'
import { communitySchema } from '../../domain/community.ts'
import { deskHeatSchema, deskMapSchema, samePlaceSchema } from '../../domain/desk-map.ts'
import { deskViewContentSchema, deskViewsSchema } from '../../domain/desk-view.ts'
import { exportJobSchema, exportJobsSchema, exportWishSchema } from '../../domain/export-job.ts'
import { limitsPreviewSchema, limitsSavedSchema, limitsSchema } from '../../domain/limits.ts'
import { pictureReceiptSchema, tilesReceiptSchema } from '../../domain/map-files.ts'
import { mapSettingsSchema } from '../../domain/map-layer.ts'
import { inboxReadSchema, inboxSchema } from '../../domain/notice.ts'
import { albumSchema, checklistSchema, numbersSchema } from '../../domain/numbers.ts'
import { meSchema } from '../../domain/person.ts'
import { planPreviewSchema, planRequestSchema, planSavedSchema, planVersionsSchema } from '../../domain/plan.ts'
import { usualReasonsSchema } from '../../domain/reasons.ts'
import { reconcileAnswerSchema, reconcileRequestSchema } from '../../domain/reconcile.ts'
import { reportManifestSchema } from '../../domain/report.ts'
import { rescueRequestSchema } from '../../domain/rescue.ts'
import {
  routingPreviewRequestSchema,
  routingPreviewSchema,
  routingRequestSchema,
  routingSchema,
  routingVersionsSchema,
} from '../../domain/routing-wire.ts'
import {
  linkLookSchema,
  linkSecretSchema,
  madeLinkSchema,
  newLinkSchema,
  renewLinkSchema,
  taskLinksSchema,
} from '../../domain/task-link.ts'
import { twinsSchema } from '../../domain/twins.ts'
import {
  actReceiptSchema,
  deskCountsSchema,
  deskPageSchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  evidenceReceiptSchema,
  feedSchema,
  handlersSchema,
  helloSchema,
  receiptSchema,
  uploadReceiptSchema,
} from '../../domain/wire.ts'
import type { RouteKey } from '../policy.ts'
import type { RouteDoc } from './route-doc.ts'

const MAP_QUERY = { grid: 'a grid’s id', category: 'a category’s id', from: 'a month, 2026-11', to: 'a month' }
const PERIOD_QUERY = { ...MAP_QUERY, from: 'the first month, 2026-11', to: 'the last month' }
const OPEN311_QUERY = { jurisdiction_id: 'the community’s code; needed where there are several' }
const REQUEST_QUERY = {
  ...OPEN311_QUERY,
  service_request_id: 'ids, parted by commas; nothing else counts then',
  service_code: 'codes, parted by commas',
  start_date: 'from this moment; the span is 90 days at most',
  end_date: 'before this moment',
  status: 'open, closed',
  page: 'from 1, of 100 each',
}
const XML_OR_JSON = 'text/xml'

/** What each route is for, what it takes and what it answers. A test finds the route that is not here. */
export const ROUTE_DOCS: Partial<Record<RouteKey, RouteDoc>> = {
  'GET /healthz': { summary: 'Whether the server answers' },
  'GET /open311/v2/:document': {
    summary: 'Open311 GeoReport v2: services, requests, discovery, as .xml or .json',
    query: REQUEST_QUERY,
    answer: 'bytes',
    answerType: XML_OR_JSON,
  },
  'GET /open311/v2/services/:document': {
    summary: 'Open311: what a service asks for',
    query: OPEN311_QUERY,
    answer: 'bytes',
    answerType: XML_OR_JSON,
  },
  'GET /open311/v2/requests/:document': {
    summary: 'Open311: one released request',
    query: OPEN311_QUERY,
    answer: 'bytes',
    answerType: XML_OR_JSON,
  },
  'GET /v1/openapi.json': { summary: 'This document', answer: 'bytes' },
  'GET /v1/hello': { summary: 'Epoch, limits, server time', answer: helloSchema },
  'POST /v1/enrolments/look': {
    summary: 'Whom an invitation is for',
    body: enrolmentRequestSchema,
    answer: enrolmentSchema,
  },
  'POST /v1/enrolments/claim': {
    summary: 'Signs in by an invitation',
    body: enrolmentRequestSchema,
    answer: enrolmentSchema,
  },
  'POST /v1/task-links/look': { summary: 'What a task’s link opens', body: linkSecretSchema, answer: linkLookSchema },
  'POST /v1/task-links/open': { summary: 'Opens a task by its link', body: linkSecretSchema, answer: linkLookSchema },
  'DELETE /v1/session': { summary: 'Signs out', status: '204' },
  'GET /v1/me': { summary: 'Who is signed in', answer: meSchema },
  'GET /v1/community': { summary: 'All a phone keeps of its community', answer: communitySchema },
  'POST /v1/community/plan/preview': {
    summary: 'What a plan of grids would do',
    body: planRequestSchema,
    answer: planPreviewSchema,
  },
  'PUT /v1/community/plan': {
    summary: 'Saves a plan of grids',
    body: planRequestSchema,
    answer: planSavedSchema,
    headers: ['ifMatch'],
    needsMatch: true,
  },
  'GET /v1/community/plan/versions': {
    summary: 'Every plan there was; with a version that plan',
    query: { version: 'a plan’s number' },
    answer: planVersionsSchema,
  },
  'GET /v1/community/routing': {
    summary: 'Who gets which case',
    query: { version: 'an older one’s number' },
    answer: routingSchema,
  },
  'PUT /v1/community/routing': {
    summary: 'Saves who gets which case',
    body: routingRequestSchema,
    answer: routingSchema,
    headers: ['ifMatch'],
  },
  'POST /v1/community/routing/preview': {
    summary: 'What routing rules would have done to past cases',
    body: routingPreviewRequestSchema,
    answer: routingPreviewSchema,
  },
  'GET /v1/community/routing/versions': { summary: 'Every set of rules there was', answer: routingVersionsSchema },
  'POST /v1/community/limits/preview': {
    summary: 'What other working hours and times would do to open cases',
    body: limitsSchema,
    answer: limitsPreviewSchema,
  },
  'PUT /v1/community/limits': {
    summary: 'Saves working hours, holidays and the categories’ times',
    body: limitsSchema,
    answer: limitsSavedSchema,
    headers: ['ifMatch'],
    needsMatch: true,
  },
  'PUT /v1/community/map': {
    summary: 'Saves which grounds are offered',
    body: mapSettingsSchema,
    headers: ['ifMatch'],
  },
  'POST /v1/community/pictures': {
    summary: 'Keeps a picture of the plan',
    body: 'bytes',
    bodyType: 'image/jpeg',
    answer: pictureReceiptSchema,
    status: '201',
  },
  'GET /v1/pictures/:pictureId': { summary: 'A picture of the plan', answer: 'bytes', answerType: 'image/webp' },
  'PUT /v1/tiles/:file': {
    summary: 'Keeps a tile archive (PMTiles)',
    body: 'bytes',
    bodyType: 'application/octet-stream',
    answer: tilesReceiptSchema,
    status: '201',
  },
  'GET /v1/tiles/:file': { summary: 'Part of a tile archive', answer: 'bytes', answerType: 'application/octet-stream' },
  'PUT /v1/reports/:reportId': {
    summary: 'Hands in a sealed report; replays get the same receipt',
    body: reportManifestSchema,
    answer: receiptSchema,
    status: '201',
    headers: ['idempotencyKey', 'contentDigest'],
  },
  'GET /v1/reports/:reportId/receipt': { summary: 'The receipt of one’s own report', answer: receiptSchema },
  'POST /v1/uploads/:photoId/:attempt': {
    summary: 'Begins a resumable upload',
    status: '201',
    headers: ['uploadComplete', 'uploadLength', 'reprDigest'],
  },
  'HEAD /v1/uploads/:photoId/:attempt': { summary: 'How far an upload has come', status: '204' },
  'PATCH /v1/uploads/:photoId/:attempt': {
    summary: 'Appends a piece; the last one is answered with the photo’s receipt',
    body: 'bytes',
    bodyType: 'application/partial-upload',
    answer: uploadReceiptSchema,
    headers: ['uploadOffset', 'uploadComplete', 'contentDigest'],
  },
  'GET /v1/photos/:photoId/:rendition': { summary: 'A photo', answer: 'bytes', answerType: 'image/jpeg' },
  'GET /v1/feed': {
    summary: 'What changed for me, in commit order',
    query: { scope: 'mine, tasks or near', after: 'the cursor `next` of the page before' },
    answer: feedSchema,
  },
  'GET /v1/inbox': { summary: 'What I was told', query: { after: 'a number' }, answer: inboxSchema },
  'POST /v1/inbox/read': { summary: 'Says that messages were read', body: inboxReadSchema, status: '204' },
  'GET /v1/desk/counts': { summary: 'How many cases stand in each tab', answer: deskCountsSchema },
  'GET /v1/desk/cases': {
    summary: 'A page of a tab, newest first',
    query: {
      tab: 'a tab of the desk',
      after: '`next` of the page before',
      due: 'soon or late: by the end of their time',
    },
    answer: deskPageSchema,
  },
  'GET /v1/desk/cases/:caseId': { summary: 'A case for the desk', answer: deskCaseSchema },
  'GET /v1/desk/cases/:caseId/same-place': { summary: 'What else was there', answer: samePlaceSchema },
  'GET /v1/desk/cases/:caseId/twins': { summary: 'What may be the same', answer: twinsSchema },
  'GET /v1/desk/map': {
    summary: 'What lies in a view of the map',
    query: { ...MAP_QUERY, bounds: 'west,south,east,north', zoom: 'the map’s zoom', state: 'a tab of the desk' },
    answer: deskMapSchema,
  },
  'GET /v1/desk/heat': { summary: 'Where cases lie thick', query: MAP_QUERY, answer: deskHeatSchema },
  'GET /v1/desk/numbers': {
    summary: 'Received, on time, reworked, by month',
    query: PERIOD_QUERY,
    answer: numbersSchema,
  },
  'GET /v1/desk/checklist': { summary: 'The same by item of 文明城市', query: PERIOD_QUERY, answer: checklistSchema },
  'GET /v1/desk/album': {
    summary: 'Photos before and after',
    query: { ...PERIOD_QUERY, item: 'a checklist item' },
    answer: albumSchema,
  },
  'POST /v1/exports': { summary: 'Begins an export', body: exportWishSchema, answer: exportJobSchema, status: '202' },
  'GET /v1/exports': { summary: 'One’s own exports', answer: exportJobsSchema },
  'GET /v1/exports/:exportId': { summary: 'How far an export has come', answer: exportJobSchema },
  'DELETE /v1/exports/:exportId': { summary: 'Cancels or removes an export', status: '204' },
  'GET /v1/exports/:exportId/file': {
    summary: 'An export’s file',
    answer: 'bytes',
    answerType: 'application/octet-stream',
  },
  'GET /v1/desk/handlers': { summary: 'To whom work can be given', answer: handlersSchema },
  'POST /v1/cases/:caseId/acts': {
    summary: 'Takes one step on a case; replays get the same answer',
    body: caseActSchema,
    answer: actReceiptSchema,
    headers: ['idempotencyKey', 'ifMatch', 'contentDigest'],
  },
  'POST /v1/cases/:caseId/evidence': {
    summary: 'Declares photos that an act will name',
    body: evidenceSchema,
    answer: evidenceReceiptSchema,
  },
  'GET /v1/cases/:caseId/links': { summary: 'The links that open a task of the case', answer: taskLinksSchema },
  'POST /v1/cases/:caseId/links': {
    summary: 'Makes a link for somebody without an account',
    body: newLinkSchema,
    answer: madeLinkSchema,
    status: '201',
  },
  'POST /v1/cases/:caseId/links/:linkId/renew': {
    summary: 'Lets a link last longer',
    body: renewLinkSchema,
    answer: madeLinkSchema,
  },
  'DELETE /v1/cases/:caseId/links/:linkId': { summary: 'Ends a link', status: '204' },
  'POST /v1/reconcile': {
    summary: 'Finds what a restored server lost',
    body: reconcileRequestSchema,
    answer: reconcileAnswerSchema,
  },
  'PUT /v1/rescues/:reportId': {
    summary: 'Hands in somebody else’s sealed report from a file',
    body: rescueRequestSchema,
    answer: receiptSchema,
    status: '201',
    headers: ['idempotencyKey'],
  },
  'PUT /v1/community/reasons': {
    summary: 'Words the usual reasons',
    body: usualReasonsSchema,
    answer: usualReasonsSchema,
    headers: ['ifMatch'],
  },
  'GET /v1/channels': { summary: 'The ways out to groups and phones', answer: channelsSchema },
  'POST /v1/channels/preview': {
    summary: 'What a group would read',
    body: previewRequestSchema,
    answer: previewSchema,
  },
  'PUT /v1/channels/:channelId': { summary: 'Sets up a way out', body: channelDraftSchema, answer: channelViewSchema },
  'DELETE /v1/channels/:channelId': { summary: 'Removes a way out', status: '204' },
  'POST /v1/channels/:channelId/test': {
    summary: 'Sends a word to see whether it arrives',
    body: channelTestRequestSchema,
    answer: channelTestSchema,
  },
  'GET /v1/channels/:channelId/deliveries': { summary: 'What went out', answer: deliveriesSchema },
  'POST /v1/channels/:channelId/resend': { summary: 'Sends again what was given up' },
  'GET /v1/phones': { summary: 'Whose number is known', answer: phonesSchema },
  'PUT /v1/phones/:personId': { summary: 'Sets or removes a number', body: phoneRequestSchema, status: '204' },
  'GET /v1/desk/views': { summary: 'One’s saved views of the desk', answer: deskViewsSchema },
  'PUT /v1/desk/views/:viewId': { summary: 'Saves a view', body: deskViewContentSchema, answer: deskViewsSchema },
  'DELETE /v1/desk/views/:viewId': { summary: 'Removes a view', answer: deskViewsSchema },
}
