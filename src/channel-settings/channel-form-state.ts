import {
  type ChannelDraft,
  type ChannelKind,
  type ChannelSettings,
  type ChannelView,
  USUAL_QUIET,
} from '../../domain/channel.ts'
import type { GroupEvent } from '../../domain/hearing.ts'
import { words } from './words.ts'

/** A channel while it is being filled in: every field as typed. `known`: what the server has of it, null for a new one. */
export type ChannelFormState = {
  channelId: string
  kind: ChannelKind
  known: ChannelView | null
  name: string
  address: string
  secret: string
  events: readonly GroupEvent[]
  gridIds: readonly string[] | null
  template: string
  quiet: { on: boolean; from: string; to: string }
  digest: { on: boolean; at: string }
  signName: string
  templateCode: string
  enabled: boolean
}
export type FormProblem = keyof typeof words.problems
export type FormRead = { ok: true; draft: ChannelDraft } | { ok: false; problem: FormProblem }

/** A robot tells first of all what somebody in the group should see to. */
const USUAL_EVENTS: readonly GroupEvent[] = ['report', 'return', 'done', 'object', 'overdue', 'escalated']

/** @param channelId 32 random hex digits */
export const newForm = (kind: ChannelKind, channelId: string): ChannelFormState => ({
  channelId,
  kind,
  known: null,
  name: '',
  address: '',
  secret: '',
  events: kind === 'sms' ? ['dispatch', 'fail', 'overdue'] : USUAL_EVENTS,
  gridIds: null,
  template: kind === 'sms' ? words.usualSmsTemplate : words.usualTemplate,
  quiet: { on: true, from: clock(USUAL_QUIET.from), to: clock(USUAL_QUIET.to) },
  digest: { on: false, at: '08:00' },
  signName: '',
  templateCode: '',
  enabled: kind !== 'sms',
})

/** A channel as the form shows it, to be changed; address and secret stay at the server. */
export function formOf(known: ChannelView): ChannelFormState {
  const { channelId, kind, name, enabled, settings } = known
  const { events, gridIds, template, quiet, digestAt, sms } = settings
  const fresh = newForm(kind, channelId)
  return {
    ...fresh,
    known,
    name,
    enabled,
    events,
    gridIds,
    template,
    quiet: quiet ? { on: true, from: clock(quiet.from), to: clock(quiet.to) } : { ...fresh.quiet, on: false },
    digest: digestAt === null ? fresh.digest : { on: true, at: clock(digestAt) },
    signName: sms?.signName ?? '',
    templateCode: sms?.templateCode ?? '',
  }
}

/** Reads the form by the rules the server has; else the first thing to put right. */
export function readForm(form: ChannelFormState): FormRead {
  const { kind, enabled, known } = form
  const problem = problemOf(form)
  if (problem) return { ok: false, problem }
  const settings = settingsOf(form)
  if (!settings) return { ok: false, problem: 'time_wrong' }
  const [address, secret] = [form.address.trim(), form.secret.trim()]
  const draft: ChannelDraft = {
    kind,
    name: form.name.trim(),
    settings,
    enabled,
    ...(address !== '' && { address }),
    ...(secret !== '' ? { secret } : known === null && { secret: null }),
  }
  return { ok: true, draft }
}

function problemOf({
  kind,
  known,
  name,
  address,
  secret,
  template,
  signName,
  templateCode,
}: ChannelFormState): FormProblem | null {
  if (name.trim() === '') return 'name_missing'
  if (known === null && address.trim() === '') return 'address_missing'
  if (template.trim() === '') return 'template_missing'
  if (kind !== 'sms') return null
  if (known === null && secret.trim() === '') return 'secret_missing'
  return signName.trim() === '' || !/^SMS_\d{4,20}$/.test(templateCode.trim()) ? 'sms_wrong' : null
}

function settingsOf(form: ChannelFormState): ChannelSettings | null {
  const [from, to, at] = [minuteOf(form.quiet.from), minuteOf(form.quiet.to), minuteOf(form.digest.at)]
  if (form.quiet.on && (from === null || to === null)) return null
  if (form.digest.on && at === null) return null
  const { kind, events, gridIds, template, signName, templateCode } = form
  return {
    events: [...events],
    gridIds: gridIds === null ? null : [...gridIds],
    template: template.trim(),
    quiet: form.quiet.on && from !== null && to !== null ? { from, to } : null,
    digestAt: form.digest.on && kind !== 'sms' ? at : null,
    sms: kind === 'sms' ? { signName: signName.trim(), templateCode: templateCode.trim() } : null,
  }
}

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** The minute of the day of `22:00`; null when it is none. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? []
  const [h, m] = [Number(hour), Number(minute)]
  return hour !== undefined && h < 24 && m < 60 ? h * 60 + m : null
}
