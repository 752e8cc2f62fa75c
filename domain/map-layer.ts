import * as z from 'zod/mini'

/** The coordinates a tile service is cut by. GCJ-02 and BD-09 are China's shifted systems; places are stored in WGS-84. */
export const COORDINATE_SYSTEMS = ['wgs84', 'gcj02', 'bd09'] as const
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number]

/** The drawn plan of the community. It is always there, needs no network and is what a phone shows until told otherwise. */
export const PLAN_LAYER = 'plan'

/** More layers than this nobody could tell apart in a list. */
export const MAP_LAYERS_MAX = 12

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))
const zoom = z.int().check(z.gte(0), z.lte(22))
const point = z.object({ lat: z.number(), lng: z.number() })

const common = {
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  name: text(20),
  /** Whose map it is; shown bottom-left as long as the layer is. */
  attribution: text(120),
  /** 审图号, which a published map in China must show; null where the layer needs none (our own drawing). */
  approval: z.nullable(text(40)),
}

/** Where a corner of a plan picture lies: `x`, `y` as shares of its width and height from the upper left. */
export const controlPointSchema = z.object({ x: z.number(), y: z.number(), point })
export type ControlPoint = z.infer<typeof controlPointSchema>

/** A ground that the community's admin has chosen; the phone offers them beside the drawn plan and remembers which one it shows. */
export const mapLayerSchema = z.discriminatedUnion('kind', [
  /** A picture of the estate, kept by our server, placed by two or more control points. */
  z.object({
    ...common,
    kind: z.literal('picture'),
    pictureId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    width: z.int().check(z.gte(1)),
    height: z.int().check(z.gte(1)),
    controls: z.array(controlPointSchema).check(z.minLength(2), z.maxLength(20)),
  }),
  /** A PMTiles archive kept by our server, read with range requests. */
  z.object({
    ...common,
    kind: z.literal('pmtiles'),
    file: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}\.pmtiles$/)),
    minZoom: zoom,
    maxZoom: zoom,
  }),
  /** 天地图 with the deployer's own key. Its tiles are never fetched ahead or kept: its terms forbid it. */
  z.object({
    ...common,
    kind: z.literal('tianditu'),
    style: z.enum(['vec', 'img']),
    key: z.string().check(z.regex(/^[0-9a-zA-Z]{16,64}$/)),
  }),
  /** Any tile service: `{z} {x} {y} {s}` in an https address. */
  z.object({
    ...common,
    kind: z.literal('xyz'),
    url: z.string().check(z.maxLength(300), z.regex(/^https:\/\/[^\s"'<>\\;,]+$/)),
    subdomains: z.array(text(10)).check(z.maxLength(10)),
    crs: z.enum(COORDINATE_SYSTEMS),
    minZoom: zoom,
    maxZoom: zoom,
  }),
])
export type MapLayer = z.infer<typeof mapLayerSchema>

/** What the admin sets: the layers offered, and which one a phone that has not chosen yet shows. */
export const mapSettingsSchema = z.object({
  layers: z.array(mapLayerSchema).check(z.maxLength(MAP_LAYERS_MAX)),
  first: z.string(),
})
export type MapSettings = z.infer<typeof mapSettingsSchema>
