import gcoord from 'gcoord'
import type { CoordinateSystem } from '../../domain/map-layer.ts'
import type { Point } from '../../domain/place.ts'
import { isShiftedThere } from './in-china.ts'

const NAMES = { wgs84: gcoord.CRSTypes.WGS84, gcj02: gcoord.CRSTypes.GCJ02, bd09: gcoord.CRSTypes.BD09 } as const

/** A tenth of a millimetre: far below what anybody can place, far above the noise of doubles at 180°. */
const EXACT_DEG = 1e-9
/** Each round leaves about a thousandth of the error; the last ones are for luck. */
const ROUNDS_MAX = 20

/** A WGS-84 point in another system's degrees. Points abroad are the same in all of them. */
export function fromWgs84(point: Point, to: CoordinateSystem): Point {
  return to === 'wgs84' || !isShiftedThere(point) ? point : shifted(point, to)
}

/**
 * The inverse of `fromWgs84`, to a millimetre: gcoord's own inverses stop at 0.1 m (GCJ-02) or are a closed form that is off
 * by decimetres (BD-09), so theirs is the first guess and the forward formula is followed from there.
 */
export function toWgs84(point: Point, from: CoordinateSystem): Point {
  if (from === 'wgs84') return point
  const [lng, lat] = gcoord.transform([point.lng, point.lat], NAMES[from], NAMES.wgs84)
  let guess: Point = { lat, lng }
  if (!isShiftedThere(guess)) return point
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const { lat: thereLat, lng: thereLng } = shifted(guess, from)
    const offLat = thereLat - point.lat
    const offLng = thereLng - point.lng
    if (Math.abs(offLat) < EXACT_DEG && Math.abs(offLng) < EXACT_DEG) break
    guess = { lat: guess.lat - offLat, lng: guess.lng - offLng }
  }
  return guess
}

function shifted(point: Point, to: CoordinateSystem): Point {
  const [lng, lat] = gcoord.transform([point.lng, point.lat], NAMES.wgs84, NAMES[to])
  return { lat, lng }
}

/** BD-09 degrees on Baidu's own plane (BD-09MC, metres as Baidu counts them), on which its tiles are cut. */
export function baiduPlane({ lat, lng }: Point): { x: number; y: number } {
  const [x, y] = gcoord.transform([lng, lat], gcoord.CRSTypes.BD09, gcoord.CRSTypes.BD09MC)
  return { x, y }
}

/**
 * The inverse of `baiduPlane`. Baidu's two tables of polynomials are each other's inverse only to about a decimetre, so
 * again the forward one is followed.
 */
export function fromBaiduPlane({ x, y }: { x: number; y: number }): Point {
  const [lng, lat] = gcoord.transform([x, y], gcoord.CRSTypes.BD09MC, gcoord.CRSTypes.BD09)
  let guess: Point = { lat, lng }
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const there = baiduPlane(guess)
    const [offX, offY] = [there.x - x, there.y - y]
    if (Math.abs(offX) < 1e-4 && Math.abs(offY) < 1e-4) break
    guess = { lat: guess.lat - offY / METRES_PER_DEGREE, lng: guess.lng - offX / METRES_PER_DEGREE }
  }
  return guess
}

/** Of the equator on Baidu's plane; only sets the pace of `fromBaiduPlane`. */
const METRES_PER_DEGREE = 111_320.7
