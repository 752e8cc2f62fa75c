import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { HANDLER_KINDS, type HandlerKind } from '../../domain/category.ts'
import { UUID_V7 } from '../../domain/id.ts'
import { ROLES, type Role } from '../../domain/person.ts'
import { PLAN_COMMUNITIES, PLAN_NAMES, type PlanName } from '../community-template/community-template.ts'
import { AdminRefused } from './admin-refused.ts'

export type Invite = {
  command: 'invite'
  role: Role
  name: string | null
  /** As typed: numbers, ids or `none`; null = the whole community. */
  grids: string[] | null
  kinds: readonly HandlerKind[]
  communityId: string | null
  minutes: number
  personId: string | null
}
export type CreateCommunity = {
  command: 'create-community'
  plan: PlanName
  names: (typeof PLAN_COMMUNITIES)[PlanName]
  phones: { property: string | null; community: string | null }
}
export type Backup = { command: 'backup'; folder: string }
export type Restore = { command: 'restore'; folder: string }
export type ForgetReport = { command: 'forget-report'; reportId: string; communityId: string | null }
export type AddMap = {
  command: 'add-map'
  /** The archive, wherever it lies. */
  path: string
  name: string
  attribution: string
  /** 审图号; null where the map needs none. */
  approval: string | null
  communityId: string | null
}
export type Recount = { command: 'recount'; repair: boolean }
export type Command = AddMap | Invite | CreateCommunity | Backup | Restore | ForgetReport | Recount

const INVITE_OPTIONS = {
  name: { type: 'string' },
  grid: { type: 'string' },
  kinds: { type: 'string' },
  community: { type: 'string' },
  minutes: { type: 'string' },
  person: { type: 'string' },
} as const
const ADD_MAP_OPTIONS = {
  name: { type: 'string' },
  attribution: { type: 'string' },
  approval: { type: 'string' },
  community: { type: 'string' },
} as const
const CREATE_OPTIONS = {
  plan: { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  subdistrict: { type: 'string' },
  city: { type: 'string' },
  'property-phone': { type: 'string' },
  'community-phone': { type: 'string' },
} as const

/** Reads what was typed after `npm run admin --`. @throws AdminRefused */
export function readCommand(args: readonly string[]): Command {
  const [command, ...rest] = args
  if (command === 'invite') return readInvite(rest)
  if (command === 'create-community') return readCreate(rest)
  if (command === 'backup' || command === 'restore') return { command, folder: readFolder(command, rest) }
  if (command === 'forget-report') return readForget(rest)
  if (command === 'add-map') return readAddMap(rest)
  if (command === 'recount') return readRecount(rest)
  throw new AdminRefused(command ? `unknown command: ${command}. 没有这个命令。` : 'which command? 请输入命令。', true)
}

function readInvite(args: string[]): Invite {
  const { values, positionals } = orRefuse(() => parseArgs({ args, options: INVITE_OPTIONS, allowPositionals: true }))
  const role = ROLES.find((one) => one === positionals[0])
  if (!role || positionals.length !== 1) {
    throw new AdminRefused(`invite needs one role of ${ROLES.join(', ')}. 请写明角色。`, true)
  }
  if (values.kinds !== undefined && role !== 'handler')
    throw new AdminRefused('--kinds is for handlers only. --kinds 只用于处置员。')
  return {
    command: 'invite',
    role,
    name: values.name === undefined ? null : readName(values.name),
    grids: values.grid === undefined ? null : listed('--grid', values.grid),
    kinds: role === 'handler' ? readKinds(values.kinds) : [],
    communityId: values.community ?? null,
    minutes: readMinutes(values.minutes ?? '15'),
    personId: values.person ?? null,
  }
}

function readCreate(args: string[]): CreateCommunity {
  const { values } = orRefuse(() => parseArgs({ args, options: CREATE_OPTIONS }))
  const plan = PLAN_NAMES.find((one) => one === (values.plan ?? 'hupan'))
  if (!plan) throw new AdminRefused(`--plan ${values.plan}: one of ${PLAN_NAMES.join(', ')}. 没有这张图。`)
  const template = PLAN_COMMUNITIES[plan]
  const id = values.id ?? template.id
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id))
    throw new AdminRefused(`--id ${id}: letters, digits, - and _ only. 社区编号不对。`)
  return {
    command: 'create-community',
    plan,
    names: {
      id,
      name: readName(values.name ?? template.name),
      subdistrict: readName(values.subdistrict ?? template.subdistrict),
      city: readName(values.city ?? template.city),
    },
    phones: { property: values['property-phone'] ?? null, community: values['community-phone'] ?? null },
  }
}

function readFolder(command: string, args: string[]): string {
  const { positionals } = orRefuse(() => parseArgs({ args, options: {}, allowPositionals: true }))
  const [folder] = positionals
  if (!folder || positionals.length > 1) throw new AdminRefused(`${command} needs one folder. 请写明备份目录。`, true)
  return resolve(folder)
}

function readForget(args: string[]): ForgetReport {
  const options = { community: { type: 'string' } } as const
  const { values, positionals } = orRefuse(() => parseArgs({ args, options, allowPositionals: true }))
  const [reportId] = positionals
  if (!reportId || positionals.length > 1 || !UUID_V7.test(reportId)) {
    throw new AdminRefused('forget-report needs the id of one report. 请写明上报编号。', true)
  }
  return { command: 'forget-report', reportId, communityId: values.community ?? null }
}

function readAddMap(args: string[]): AddMap {
  const { values, positionals } = orRefuse(() => parseArgs({ args, options: ADD_MAP_OPTIONS, allowPositionals: true }))
  const [path] = positionals
  if (!path || positionals.length > 1) throw new AdminRefused('add-map needs one file. 请写明文件。', true)
  const { attribution, approval, community } = values
  if (values.name === undefined || !attribution) {
    throw new AdminRefused('add-map needs --name and --attribution (whose map it is). 请写明名称和来源。', true)
  }
  if (attribution.length > 120 || (approval?.length ?? 0) > 40) {
    throw new AdminRefused('--attribution up to 120, --approval up to 40 characters. 来源或审图号太长。')
  }
  const name = readName(values.name)
  return {
    command: 'add-map',
    path: resolve(path),
    name,
    attribution,
    approval: approval || null,
    communityId: community ?? null,
  }
}

function readRecount(args: string[]): Recount {
  const { values } = orRefuse(() => parseArgs({ args, options: { repair: { type: 'boolean' } } as const }))
  return { command: 'recount', repair: values.repair ?? false }
}

function orRefuse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new AdminRefused(error instanceof Error ? error.message : String(error), true)
  }
}

function readName(value: string): string {
  const name = value.trim()
  if (name.length < 1 || name.length > 20)
    throw new AdminRefused(`--name ${value}: 1 to 20 characters. 名字要 1 到 20 个字。`)
  return name
}

function listed(option: string, value: string): string[] {
  const parts = value.split(/[,，]/).map((part) => part.trim())
  if (parts.some((part) => part === '')) throw new AdminRefused(`${option} ${value}: a list like 1,2. 要用逗号分隔。`)
  return parts
}

function readKinds(value: string | undefined): readonly HandlerKind[] {
  if (value === undefined) return HANDLER_KINDS
  return listed('--kinds', value).map((kind) => {
    const known = HANDLER_KINDS.find((one) => one === kind)
    if (!known) throw new AdminRefused(`--kinds ${kind}: must be of ${HANDLER_KINDS.join(', ')}. 没有这个类型。`)
    return known
  })
}

function readMinutes(value: string): number {
  const minutes = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (!(minutes >= 1 && minutes <= 10_080))
    throw new AdminRefused(`--minutes ${value}: 1 to 10080 (a week). 分钟数不对。`)
  return minutes
}
