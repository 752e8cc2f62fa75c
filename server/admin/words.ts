import type { Role } from '../../domain/person.ts'

/** What `npm run admin` says. */
export const words = {
  usage: `用法 Usage:
  npm run admin -- invite <role> [--name 张三] [--grid 1,2] [--kinds property,cleaning] [--community <id>]
                                 [--minutes 15] [--person <id>]
      打印一次性登录链接 / prints a link that signs one person in, once
      role: reporter | grid_leader | handler | supervisor | admin
      --name    不写 = 按角色称呼 / absent = called by the role
      --grid    网格编号，逗号分隔；none = 未定网格；不写 = 全社区 / grids by number; none = no grid yet; absent = all
      --kinds   处置员能处理的类型；不写 = 全部 / what a handler takes on; absent = everything
      --person  给已有的人换手机用 / a new link for somebody who is there already
  npm run admin -- create-community [--plan hupan|yuehe] [--id 331081003010] [--name 湖畔社区] [--subdistrict 城西街道]
                                    [--city 温岭市] [--property-phone …] [--community-phone …]
      按模板创建社区 / creates a community from the template, with one of its two plans
  npm run admin -- backup <folder>
      备份到空目录，服务器可以继续运行 / into an empty folder; the server may keep running
  npm run admin -- restore <folder>
      恢复备份，先停服务器；手机会补发备份之后的上报 / stop the server first; phones send again what the backup has not
  npm run admin -- add-map <file.pmtiles> --name 城区 --attribution '© …' [--approval 审图号] [--community <id>]
      放一份大的底图文件，服务器可以继续运行 / offers a tile archive of any size; the server may keep running
  npm run admin -- forget-report <report-id> [--community <id>]
      彻底删除一条上报及其照片，不能撤销；旧备份里仍有 / for good, with its photos; older backups still hold it
  npm run admin -- recount [--repair]
      核对地图和各栏的件数，--repair 重新计数 / whether the numbers of map and tabs are those of the cases; --repair counts anew
  环境变量 Environment: DATA_DIR (./data), PUBLIC_URL`,
  /** What somebody is called whom nobody named: the first of a role needs no name to begin. */
  unnamed: {
    reporter: '志愿者',
    grid_leader: '网格长',
    handler: '处置员',
    supervisor: '监督员',
    admin: '社区管理员',
  } satisfies Record<Role, string>,
  communityCreated: (name: string, id: string) => `已按模板创建社区 Created from the template: ${name} (${id})`,
  backedUp: (folder: string, photos: number, missing: number) =>
    `备份完成 Backed up: ${folder} (${photos} 个照片文件 files)${missing ? `; 缺少 missing: ${missing}` : ''}`,
  restored: (folder: string, replaced: string | null) =>
    `已恢复 Restored from ${folder}${replaced ? `; 原数据库在 the replaced database is in ${replaced}` : ''}`,
  mapAdded: ({ file, size, minZoom, maxZoom }: { file: string; size: number; minZoom: number; maxZoom: number }) =>
    `底图已放好 Offered: ${file} (${(size / 1024 / 1024).toFixed(1)} MB, zoom ${minZoom}–${maxZoom})`,
  recounted: (repaired: number) =>
    repaired > 0
      ? `件数已重新计算，改正 ${repaired} 处 Counted anew, corrected: ${repaired}`
      : '件数正确 The counts are right',
  miscounted: (faults: number) =>
    `${faults} counts do not say what the cases say; run recount --repair. 件数有 ${faults} 处不对，请加 --repair 重新计数。`,
  forgotten: (reportId: string, photos: number) => `已删除 Forgotten: ${reportId} (${photos} 张照片 photos)`,
  invited: (name: string, personId: string, minutes: number) =>
    `登录链接：${name}（${personId}），${minutes} 分钟内有效，只能用一次 / valid for ${minutes} minutes, once`,
}
