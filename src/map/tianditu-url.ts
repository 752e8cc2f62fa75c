/** 天地图 answers on t0 to t7. */
export const TIANDITU_SUBDOMAINS = '01234567'
/** Its tile matrix set `w` starts at level 1; towns are drawn to level 18. */
export const TIANDITU_MIN_ZOOM = 1
export const TIANDITU_MAX_ZOOM = 18

/** vec/cva: the drawn map and its names; img/cia: pictures from the air and their names. */
export type TiandituLayer = 'vec' | 'cva' | 'img' | 'cia'

/** A Leaflet template of 天地图's WMTS (GetTile by key and value), Web Mercator. */
export function tiandituUrl(layer: TiandituLayer, key: string): string {
  const query = [
    'SERVICE=WMTS',
    'REQUEST=GetTile',
    'VERSION=1.0.0',
    `LAYER=${layer}`,
    'STYLE=default',
    'TILEMATRIXSET=w',
    'FORMAT=tiles',
    'TILEMATRIX={z}',
    'TILEROW={y}',
    'TILECOL={x}',
    `tk=${key}`,
  ]
  return `https://t{s}.tianditu.gov.cn/${layer}_w/wmts?${query.join('&')}`
}
