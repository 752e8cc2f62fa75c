import * as z from 'zod/mini'
import { parse } from '../../domain/parse.ts'
import { REPORT_SCHEMA, type ReportManifest, reportManifestSchema } from '../../domain/report.ts'
import type { Actor } from '../actor.ts'
import { communityOf } from '../community-of.ts'
import { checkContentDigest } from '../content-digest.ts'
import type { Deps, Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { gridOfPlace } from '../place-grid.ts'
import { Refusal } from '../refusal.ts'
import { operationId, uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { IntakeOutcome } from '../stores/intake-journal.ts'
import { receiptResponse } from './receipt.ts'

/** The oldest manifest this server still reads (`hello`). */
export const SCHEMA_MIN = 1

const anything = z.unknown()

/** PUT /v1/reports/:reportId takes a sealed report once; 201 and every 200 after it carry the same receipt. */
export const putReport: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const reportId = uuidParam(c, 'reportId')
  const opId = operationId(c.req.raw)
  const { value, bytes } = await readJson(c.req.raw, anything)
  const manifestSha256 = checkContentDigest(c.req.raw, bytes, 'required')
  const manifest = readManifest(value, reportId)
  const outcome = await deps.journal.takeIn({
    communityId: actor.communityId,
    personId: actor.personId,
    opId,
    manifest,
    text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
    manifestSha256,
    gridId: await checkedGrid(manifest, actor, deps),
    receivedAt: deps.now(),
  })
  return answer(outcome)
}

function readManifest(value: unknown, reportId: string): ReportManifest {
  checkVersion(value)
  const parsed = parse(reportManifestSchema, value)
  if (!parsed.ok) throw new Refusal('bad_body', { detail: parsed.problems.join('; ') })
  const manifest = parsed.value
  if (manifest.reportId !== reportId) throw new Refusal('bad_body', { detail: 'reportId: not the one of the path' })
  if (new Set(manifest.photos.map((photo) => photo.id)).size < manifest.photos.length) {
    throw new Refusal('bad_body', { detail: 'photos: an id stands twice' })
  }
  return manifest
}

/** Before the shape: a newer phone's manifest is not wrong, it is newer. */
function checkVersion(value: unknown): void {
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : null
  if (typeof schema !== 'number' || !Number.isInteger(schema)) return // no version at all: the shape is refused after this
  if (schema < SCHEMA_MIN || schema > REPORT_SCHEMA) throw new Refusal('upgrade_required')
}

async function checkedGrid(manifest: ReportManifest, actor: Actor, deps: Deps): Promise<string | null> {
  const community = await communityOf(actor, deps)
  const { categoryId } = manifest
  if (categoryId !== null && !community.categories.some((category) => category.id === categoryId)) {
    throw new Refusal('unknown_category')
  }
  return gridOfPlace(manifest.place, community)
}

function answer(outcome: IntakeOutcome): Response {
  if (outcome.kind === 'foreign') throw new Refusal('not_found')
  if (outcome.kind === 'key_reused') throw new Refusal('key_reused', { detail: outcome.detail })
  return receiptResponse(outcome.report, outcome.kind === 'created' ? 201 : 200)
}
