import { fromMetres, type Metres, toMetres } from '../../domain/local-plane.ts'
import type { ControlPoint } from '../../domain/map-layer.ts'
import { distanceMetres, type Point } from '../../domain/place.ts'

/** Where a picture lies on the ground. */
export type PictureFit = {
  /** From shares of the picture's width and height (upper left is 0, 0) to the ground. */
  toPoint: (x: number, y: number) => Point
  /** For each control point, how far in metres the picture's spot lies from the ground's. */
  residuals: number[]
}

type Picture = { width: number; height: number; controls: readonly ControlPoint[] }
/** x = a·u + b·v + c, y = d·u + e·v + f; u and v in pixels from the upper left, x and y in metres. */
type Affine = { a: number; b: number; c: number; d: number; e: number; f: number }

/** Of the picture's own size: control points nearer to one line than this leave the other direction to chance. */
const SPREAD_MIN = 0.02

/**
 * Places a picture by its control points: two turn, scale and shift it (a plan drawn to scale); three or more also stretch
 * and shear it, so that the sum of the squared distances is smallest. Points that lie on one line are treated as two.
 * @returns null when the points do not say where it lies: fewer than two, or all at one spot of the picture or the ground
 */
export function fitPicture({ width, height, controls }: Picture): PictureFit | null {
  const first = controls[0]
  if (!first) return null
  const origin = first.point
  const pixels = controls.map(({ x, y }) => ({ x: x * width, y: y * height }))
  const ground = controls.map(({ point }) => toMetres(origin, point))
  const affine = fitAffine(pixels, ground, SPREAD_MIN * Math.max(width, height)) ?? fitSimilarity(pixels, ground)
  if (!affine) return null
  const toPoint = (x: number, y: number) => fromMetres(origin, apply(affine, { x: x * width, y: y * height }))
  return { toPoint, residuals: controls.map(({ x, y, point }) => distanceMetres(toPoint(x, y), point)) }
}

const apply = ({ a, b, c, d, e, f }: Affine, { x, y }: Metres): Metres => ({
  x: a * x + b * y + c,
  y: d * x + e * y + f,
})

const middleOf = (points: readonly Metres[]): Metres => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
})

/** Sums of products of two lists of numbers around their middles. */
function moments(pixels: readonly Metres[], ground: readonly Metres[]) {
  const [from, to] = [middleOf(pixels), middleOf(ground)]
  const sums = { uu: 0, uv: 0, vv: 0, ux: 0, vx: 0, uy: 0, vy: 0 }
  pixels.forEach((pixel, index) => {
    const [u, v] = [pixel.x - from.x, pixel.y - from.y]
    const [x, y] = [(ground[index]?.x ?? 0) - to.x, (ground[index]?.y ?? 0) - to.y]
    sums.uu += u * u
    sums.uv += u * v
    sums.vv += v * v
    sums.ux += u * x
    sums.vx += v * x
    sums.uy += u * y
    sums.vy += v * y
  })
  return { ...sums, from, to }
}

/** Least squares of the six numbers; null where the pixels lie within `spread` of one line or are fewer than three. */
function fitAffine(pixels: readonly Metres[], ground: readonly Metres[], spread: number): Affine | null {
  if (pixels.length < 3) return null
  const { uu, uv, vv, ux, vx, uy, vy, from, to } = moments(pixels, ground)
  const narrow = (uu + vv - Math.hypot(uu - vv, 2 * uv)) / 2 // the smaller spread, squared and summed
  if (narrow < spread * spread) return null
  const determinant = uu * vv - uv * uv
  const a = (ux * vv - vx * uv) / determinant
  const b = (vx * uu - ux * uv) / determinant
  const d = (uy * vv - vy * uv) / determinant
  const e = (vy * uu - uy * uv) / determinant
  if (a * e - b * d >= 0) return null // mirrored: north is up on the ground and down in pixels, so this is below zero
  return { a, b, c: to.x - a * from.x - b * from.y, d, e, f: to.y - d * from.x - e * from.y }
}

/** Least squares of turn, scale and shift; the picture is never mirrored. */
function fitSimilarity(pixels: readonly Metres[], ground: readonly Metres[]): Affine | null {
  const { uu, vv, ux, vx, uy, vy, from, to } = moments(pixels, ground)
  if (uu + vv === 0) return null
  const a = (ux - vy) / (uu + vv)
  const d = (uy + vx) / (uu + vv)
  if (a === 0 && d === 0) return null
  const [b, e] = [d, -a]
  return { a, b, c: to.x - a * from.x - b * from.y, d, e, f: to.y - d * from.x - e * from.y }
}
