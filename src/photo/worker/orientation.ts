/** TIFF/EXIF orientation, 1 (upright) to 8 (TIFF 6.0, tag 274): how the stored pixels must be turned to stand upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export type Size = { width: number; height: number }

/** A number from a file as an orientation; anything else means upright, as every viewer takes it. */
export function toOrientation(value: number | null): Orientation {
  // as: the range is checked in the same line
  return value !== null && Number.isInteger(value) && value >= 1 && value <= 8 ? (value as Orientation) : 1
}

/** 5 to 8 lie on their side: width and height change places. */
export const isSideways = (orientation: Orientation): boolean => orientation >= 5

/** The size a picture has once it stands upright. */
export const uprightSize = (stored: Size, orientation: Orientation): Size =>
  isSideways(orientation) ? { width: stored.height, height: stored.width } : stored

/** A canvas transform [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/**
 * The transform that sets stored pixels upright when they are drawn at (0, 0) in their stored, already scaled size.
 * @param stored the scaled size before turning
 */
export function uprightMatrix(orientation: Orientation, stored: Size): Matrix {
  const { width: w, height: h } = stored
  const matrices: Record<Orientation, Matrix> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, w, 0],
    3: [-1, 0, 0, -1, w, h],
    4: [1, 0, 0, -1, 0, h],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, h, 0],
    7: [0, -1, -1, 0, h, w],
    8: [0, -1, 1, 0, 0, w],
  }
  return matrices[orientation]
}
