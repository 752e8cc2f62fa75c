import { drawingAt } from '../drawing.ts'

/** The estate's rows face a little east of south, as the river runs. */
export const HUPAN = drawingAt({ lat: 28.3705, lng: 121.3545 }, -7)
