import { describe, expect, test } from 'vitest'
import {
  digestHeader,
  FEED_SCOPES,
  headers,
  idempotencyKey,
  paths,
  personTag,
  REFUSALS,
  revisionTag,
} from '../../domain/wire.ts'

describe('names that phones of earlier versions know', () => {
  test('paths', () => {
    expect(paths).toMatchObject({
      hello: '/v1/hello',
      enrolmentLook: '/v1/enrolments/look',
      enrolmentClaim: '/v1/enrolments/claim',
      session: '/v1/session',
      me: '/v1/me',
      community: '/v1/community',
      feed: '/v1/feed',
      deskCounts: '/v1/desk/counts',
      deskCases: '/v1/desk/cases',
      handlers: '/v1/desk/handlers',
      reconcile: '/v1/reconcile',
      plan: '/v1/community/plan',
      planPreview: '/v1/community/plan/preview',
      planVersions: '/v1/community/plan/versions',
      mapSettings: '/v1/community/map',
      pictures: '/v1/community/pictures',
      deskMap: '/v1/desk/map',
      deskHeat: '/v1/desk/heat',
    })
    expect(paths.picture('p')).toBe('/v1/pictures/p')
    expect(paths.tiles('t.pmtiles')).toBe('/v1/tiles/t.pmtiles')
    expect(paths.samePlace('c')).toBe('/v1/desk/cases/c/same-place')
    expect(paths.report('r')).toBe('/v1/reports/r')
    expect(paths.receipt('r')).toBe('/v1/reports/r/receipt')
    expect(paths.upload('p', 'a')).toBe('/v1/uploads/p/a')
    expect(paths.photo('p', 'evidence')).toBe('/v1/photos/p/evidence')
    expect(paths.deskCase('c')).toBe('/v1/desk/cases/c')
    expect(paths.acts('c')).toBe('/v1/cases/c/acts')
    expect(paths.evidence('c')).toBe('/v1/cases/c/evidence')
    expect(paths.rescue('r')).toBe('/v1/rescues/r')
  })

  test('headers and their values', () => {
    expect(headers).toEqual({
      idempotencyKey: 'Idempotency-Key',
      contentDigest: 'Content-Digest',
      reprDigest: 'Repr-Digest',
      uploadOffset: 'Upload-Offset',
      uploadLength: 'Upload-Length',
      uploadComplete: 'Upload-Complete',
      ifMatch: 'If-Match',
      person: 'Woodpecker-Person',
    })
    expect(idempotencyKey('op')).toBe('"op"')
    expect(digestHeader('YWI=')).toBe('sha-256=:YWI=:')
    expect(personTag('c/1', '王')).toBe('c%2F1/%E7%8E%8B')
    expect(revisionTag(7)).toBe('"7"')
  })

  test('scopes and refusals', () => {
    expect(FEED_SCOPES).toEqual(['mine', 'tasks', 'near'])
    expect(REFUSALS).toEqual(
      expect.arrayContaining([
        ...['bad_json', 'bad_body', 'bad_header', 'bad_query', 'body_too_large', 'body_not_utf8'],
        ...[
          'unsupported_media_type',
          'digest_mismatch',
          'sign_in_required',
          'other_person',
          'not_allowed',
          'cross_site',
        ],
        ...['not_found', 'method_not_allowed', 'revision_required', 'revision_conflict', 'key_reused', 'in_flight'],
        ...['wrong_state', 'own_work', 'category_missing', 'grid_missing', 'unknown_category', 'unknown_grid'],
        ...['unknown_handler', 'photo_not_declared', 'photo_missing', 'empty_chunk', 'wrong_offset', 'too_long'],
        ...['upload_superseded', 'upload_complete', 'photo_refused', 'enrolment_invalid', 'enrolment_used'],
        ...['cursor_gone', 'gone', 'upgrade_required', 'too_many_requests', 'disk_full', 'unavailable', 'internal'],
      ]),
    )
    expect(REFUSALS).not.toContain('')
  })
})
