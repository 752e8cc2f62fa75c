import { drawingAt } from '../drawing.ts'

/** Along a canal of the old town, which runs from the south-west to the north-east. */
export const YUEHE = drawingAt({ lat: 28.3732, lng: 121.3798 }, 11)
