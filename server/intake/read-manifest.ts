import type { Community } from '../../domain/community.ts'
import { parse } from '../../domain/parse.ts'
import { type ReportManifest, reportManifestSchema } from '../../domain/report.ts'
import { gridOfPlace } from '../place-grid.ts'
import { Refusal } from '../refusal.ts'
import { SCHEMA_MAX, SCHEMA_MIN } from '../schema-range.ts'

/** A sealed manifest that is whole and is the one of this path. @throws Refusal upgrade_required or bad_body */
export function readManifest(value: unknown, reportId: string): ReportManifest {
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
  if (schema < SCHEMA_MIN || schema > SCHEMA_MAX) throw new Refusal('upgrade_required')
}

/** The grid a report falls into; its category must be one of the community. @throws Refusal unknown_category */
export function checkedGrid(manifest: ReportManifest, community: Community): string | null {
  const { categoryId } = manifest
  if (categoryId !== null && !community.categories.some((category) => category.id === categoryId)) {
    throw new Refusal('unknown_category')
  }
  return gridOfPlace(manifest.place, community)
}
