import { deliveryMeasure } from './delivery-measure.ts'
import { deskMeasure } from './desk-measure.ts'
import { documentsMeasure } from './documents-measure.ts'
import { exportMeasure } from './export-measure.ts'
import { firstScreenMeasure } from './first-screen-measure.ts'
import { intakeMeasure } from './intake-measure.ts'
import { MAP_MEASURES } from './map-measures.ts'
import type { Measure } from './measure.ts'
import { PHOTO_MEASURES } from './photo-measures.ts'
import { queueMeasure } from './queue-measure.ts'
import { resumeMeasure } from './resume-measure.ts'
import { wireMeasure } from './wire-measure.ts'

/** Everything `npm run bench` measures. */
export const MEASURES: readonly Measure[] = [
  intakeMeasure,
  firstScreenMeasure,
  ...PHOTO_MEASURES,
  deliveryMeasure,
  documentsMeasure,
  wireMeasure,
  resumeMeasure,
  ...MAP_MEASURES,
  queueMeasure,
  exportMeasure,
  deskMeasure,
]
