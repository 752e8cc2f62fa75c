import type { PictureRefusal, TilesRefusal } from '../../domain/map-files.ts'
import type { CoordinateSystem, MapLayer } from '../../domain/map-layer.ts'
import { speak } from '../ui/speak.ts'

const kinds: Record<MapLayer['kind'], string> = {
  picture: '平面图照片',
  tianditu: '天地图',
  pmtiles: '底图文件（PMTiles）',
  xyz: '其他在线底图',
}
const about: Record<MapLayer['kind'], string> = {
  picture: '小区的平面图，拍照或扫描都行。没有网络也能看。',
  tianditu: '国家的在线地图，需要贵单位自己申请的密钥。没有网络时看不到。',
  pmtiles: '一份地图文件，放在自己的服务器上。看过一次，没有网络也能看。',
  xyz: '别家的在线瓦片。请先确认允许这样使用。没有网络时看不到。',
}
const systems: Record<CoordinateSystem, string> = {
  wgs84: 'WGS-84（GPS、天地图）',
  gcj02: 'GCJ-02（高德、腾讯）',
  bd09: 'BD-09（百度）',
}
const problems = {
  name_missing: '请写名称。',
  attribution_missing: '请写明地图来自哪里。',
  approval_missing: '天地图要写审图号，它的网页右下角有。',
  picture_missing: '请先选一张平面图。',
  controls_missing: '至少要两个对应点，平面图才知道放在哪里。',
  controls_same: '对应点挨得太近或重在一起，请换远一点的地方。',
  tiles_missing: '请先选一个 PMTiles 文件。',
  key_wrong: '密钥不对：16 到 64 个字母或数字。',
  url_wrong: '网址不对：要以 https:// 开头，里面有 {z}、{x}、{y}，主机名写完整。',
  subdomains_missing: '网址里有 {s}，请写上子域名，例如 a,b,c。',
  zooms_wrong: '级别不对：填 0 到 22，最小不能大于最大。',
} as const
const pictureRefused: Record<PictureRefusal, string> = {
  unsupported_type: '这不是 JPG、PNG 或 WebP 图片，没有收下。请换一张。',
  too_many_pixels: '这张图的像素太多（最多 6400 万，例如 8000×8000），没有收下。请缩小后再选。',
  undecodable: '这张图打不开，可能没有传完整，没有收下。请换一张，或重新导出。',
}
const tilesRefused: Record<TilesRefusal, string> = {
  not_pmtiles: '这不是 PMTiles 第 3 版文件，没有收下。原来的底图不受影响。',
  truncated: '这个文件不完整，后面缺了一段，没有收下。请重新复制或下载。原来的底图不受影响。',
  damaged: '这个文件的目录坏了，没有收下。请重新制作。原来的底图不受影响。',
  unsupported_tiles: '这个文件里的瓦片格式手机画不了，没有收下。请用 PNG、JPG、WebP 或 MVT。',
  no_tiles: '这个文件里没有瓦片，没有收下。',
}

const zh = {
  title: '底图',
  intro: '平面图一直都在，没有网络也能看。这里可以再加几种底图，大家在地图上点「底图」就能换。',
  kinds,
  about,
  problems,
  systems,
  pictureRefused,
  tilesRefused,
  list: '已有的底图',
  none: '还没有别的底图。',
  first: '手机第一次打开地图时看到',
  plan: '平面图',
  add: '加一种底图',
  remove: '删除',
  named: (act: string, name: string) => `${act}：${name}`,
  removeTitle: '删除这张底图？',
  removeText: (name: string) => `「${name}」会从所有手机的底图列表里去掉。案件和上报不受影响。`,
  removeYes: '删除底图',
  full: '底图已经够多了，先删掉一张再加。',
  saved: '已保存',
  conflict: '刚才有人改过社区设置，您这一步没有存上。已换成最新的，请再做一次。',
  offline: '现在连不上服务器，没有存上。填的内容还在，等有网再按一次保存。',
  notSaved: '没有存上，填的内容还在。请稍后再试。',
  save: '保存',
  cancel: '不改了',
  name: '名称',
  nameNote: '大家在列表里看到的，例如「小区平面图」',
  attribution: '地图来自哪里',
  attributionNote: '显示在地图左下角，例如「天地图」「物业提供」',
  approval: '审图号',
  approvalNote: '公开的地图必须写；自己画的平面图可以不写',
  preview: '看看效果',
  previewMap: '效果预览',
  choosePicture: '选平面图',
  changePicture: '换一张平面图',
  pictureIs: (width: number, height: number) => `平面图已传好，${width}×${height} 像素`,
  chooseTiles: '选 PMTiles 文件',
  changeTiles: '换一个文件',
  tilesLimit: '最大 300 MB。更大的请管理服务器的人用 npm run admin -- add-map 放。',
  tilesAre: (fromZoom: number, toZoom: number) => `文件已传好，级别 ${fromZoom} 到 ${toZoom}`,
  uploading: (percent: number) => `正在传，${percent}%`,
  uploadFailed: '没有传上去，请检查网络后再选一次。原来的不受影响。',
  uploadTooLarge: '文件太大，没有传。',
  uploadBusy: '另一个文件正在传，请等它传完再选。',
  diskFull: '服务器放不下了，没有收下。请先删掉用不着的底图。',
  stopUpload: '停止',
  controls: '对应点',
  controlsNote:
    '先在平面图上对准一个地方，再在地图上对准同一个地方。选墙角、路口这样看得准的，离得远一些；两个就能放，三个以上更准。',
  control: (n: number) => `第 ${n} 点`,
  addControl: '加一个对应点',
  residual: (metres: string) => `相差 ${metres} 米`,
  residualNone: '再加一个点，就能看出准不准',
  removeControl: (n: number) => `删除第 ${n} 点`,
  onPlan: '在地图上对准同一个地方',
  style: '样式',
  vec: '街道图',
  img: '卫星图',
  key: '密钥（tk）',
  keyNote: '在天地图官网以单位名义申请，选「浏览器端」',
  url: '瓦片网址',
  urlNote: '例如 https://{s}.example.cn/{z}/{x}/{y}.png',
  subdomains: '子域名',
  subdomainsNote: '网址里有 {s} 才要填，用逗号分开',
  system: '这家的坐标',
  minZoom: '最小级别',
  maxZoom: '最大级别',
}

/** Words of the screen 底图. */
export const words = speak({ zh })
