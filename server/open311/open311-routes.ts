import type { Context } from 'hono'
import type { Category } from '../../domain/category.ts'
import type { Community } from '../../domain/community.ts'
import { dayText } from '../../domain/shanghai-time.ts'
import type { Deps, Env, Handler } from '../deps.ts'
import type { ReleasedCase } from '../stores/release-journal.ts'
import { answer, errorAnswer, type Format, listAnswer, type Open311Item, Open311Refusal } from './open311-answer.ts'
import { readRequestQuery } from './request-query.ts'
import { element } from './xml.ts'

/** The last part of an address: what is asked for, and in which format. */
const DOCUMENT = /^([A-Za-z0-9_-]{1,64})\.(xml|json)$/
const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'
/** When what is answered here last changed its form. */
const CHANGESET = '2026-11-27T00:00:00+08:00'

type Asked = { name: string; format: Format; c: Context<Env>; deps: Deps }

/** GET /open311/v2/{services,requests,discovery}.{xml,json}: read-only Open311 GeoReport v2. */
export const getOpen311: Handler = (c, deps) =>
  answered(c, deps, (asked) => {
    const ways: Record<string, () => Promise<Response> | Response> = {
      services: () => services(asked),
      requests: () => requests(asked),
      discovery: () => discovery(asked),
    }
    const way = Object.hasOwn(ways, asked.name) ? ways[asked.name] : undefined
    if (!way) throw new Open311Refusal(404, 'there are services, requests and discovery')
    return way()
  })

/** GET /open311/v2/services/:document: what a service asks besides place and words; ours ask nothing. */
export const getOpen311Service: Handler = (c, deps) =>
  answered(c, deps, async (asked) => {
    const { categories } = await jurisdiction(asked)
    const category = categories.find(({ id }) => id === asked.name)
    if (!category) throw new Open311Refusal(404, 'service_code: not found')
    return answer(asked.format, {
      json: { service_code: category.id, attributes: [] },
      xml: element('service_definition', [element('service_code', category.id), element('attributes', [])]),
    })
  })

/** GET /open311/v2/requests/:document: one request, as a list of one. */
export const getOpen311Request: Handler = (c, deps) =>
  answered(c, deps, async (asked) => {
    const community = await jurisdiction(asked)
    const query = { publicIds: [asked.name], offset: 0, limit: 1 }
    const found = await deps.journal.releasedCases(community.id, query)
    if (found.length === 0) throw new Open311Refusal(404, 'service_request_id: not found')
    return listAnswer(
      asked.format,
      'service_requests',
      'request',
      found.map((one) => requestItem(one, community)),
    )
  })

/** Any other way to ask: it cannot be reported to from here. */
export const refuseOpen311 = (c: Context<Env>): Response => {
  const format = c.req.path.endsWith('.json') ? 'json' : 'xml'
  const refusal =
    c.req.method === 'GET' || c.req.method === 'HEAD'
      ? new Open311Refusal(404, 'no such address')
      : new Open311Refusal(405, 'this endpoint can only be read')
  return errorAnswer(format, refusal)
}

async function answered(
  c: Context<Env>,
  deps: Deps,
  way: (asked: Asked) => Promise<Response> | Response,
): Promise<Response> {
  const [, name, format] = DOCUMENT.exec(c.req.param('document') ?? '') ?? []
  if (name === undefined || (format !== 'xml' && format !== 'json')) {
    return errorAnswer('xml', new Open311Refusal(404, 'an address ends in .xml or .json'))
  }
  try {
    return await way({ name, format, c, deps })
  } catch (error) {
    if (error instanceof Open311Refusal) return errorAnswer(format, error)
    throw error
  }
}

/** The community meant: `jurisdiction_id` is its code of the National Bureau of Statistics. Where there is one it need not be named. */
async function jurisdiction({ c, deps }: Asked): Promise<Community> {
  const named = c.req.query('jurisdiction_id')
  const all = named === undefined ? await deps.communities.list() : []
  const [only] = all
  if (named === undefined && (!only || all.length > 1)) throw new Open311Refusal(400, 'jurisdiction_id: not provided')
  const community = await deps.communities.read(named ?? only?.id ?? '')
  if (!community) throw new Open311Refusal(404, 'jurisdiction_id: not found')
  return community
}

async function services(asked: Asked): Promise<Response> {
  const { categories } = await jurisdiction(asked)
  return listAnswer(asked.format, 'services', 'service', categories.map(serviceItem))
}

const serviceItem = ({ id, name, acceptWhen, kinds, codeName }: Category): Open311Item => ({
  service_code: id,
  service_name: name,
  description: acceptWhen,
  metadata: false,
  type: 'realtime',
  keywords: kinds.join(','),
  group: codeName,
})

async function requests(asked: Asked): Promise<Response> {
  const community = await jurisdiction(asked)
  const query = readRequestQuery((name) => asked.c.req.query(name), asked.deps.now())
  const found = await asked.deps.journal.releasedCases(community.id, query)
  return listAnswer(
    asked.format,
    'service_requests',
    'request',
    found.map((one) => requestItem(one, community)),
  )
}

/** What was released and nothing else: no words, no moment, no one's name. */
function requestItem(released: ReleasedCase, community: Community): Open311Item {
  const category = community.categories.find(({ id }) => id === released.categoryId)
  return {
    service_request_id: released.publicId,
    status: released.status,
    status_notes: null,
    service_name: category?.name ?? null,
    service_code: released.categoryId,
    description: null,
    agency_responsible: community.name,
    service_notice: null,
    requested_datetime: dayOf(released.requestedDay),
    updated_datetime: dayOf(released.updatedDay),
    expected_datetime: null,
    address: released.address,
    address_id: null,
    zipcode: null,
    lat: released.point?.lat ?? null,
    long: released.point?.lng ?? null,
    media_url: null,
  }
}

/** Cut to the day in Asia/Shanghai, whatever was stored. */
const dayOf = (ms: number): string => `${dayText(ms)}T00:00:00+08:00`

function discovery({ format, c, deps }: Asked): Response {
  const origin = deps.settings.publicOrigin ?? new URL(c.req.url).origin
  const url = `${origin}/open311/v2`
  const formats = ['text/xml', 'application/json']
  const endpoint = {
    specification: SPECIFICATION,
    url,
    changeset: CHANGESET,
    type: deps.settings.demo ? 'test' : 'production',
  }
  return answer(format, {
    json: { changeset: CHANGESET, contact: '', key_service: '', endpoints: [{ ...endpoint, formats }] },
    xml: element('discovery', [
      element('changeset', CHANGESET),
      element('contact', null),
      element('key_service', null),
      element('endpoints', [
        element('endpoint', [
          ...Object.entries(endpoint).map(([name, value]) => element(name, value)),
          element(
            'formats',
            formats.map((one) => element('format', one)),
          ),
        ]),
      ]),
    ]),
  })
}
