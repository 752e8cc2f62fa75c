import * as z from 'zod/mini'
import { headers, problemSchema } from '../../domain/wire.ts'
import { POLICY, type PolicyRow, type RouteKey } from '../policy.ts'
import { STATUS } from '../refusal.ts'
import type { RouteDoc } from './route-doc.ts'
import { ROUTE_DOCS } from './route-docs.ts'

type Json = Record<string, unknown>

/** The path's own form: `:caseId` is `{caseId}`. */
const openPath = (path: string): string => path.replace(/:([A-Za-z]+)/g, '{$1}')

/** A zod schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. `$schema` is said once for the document. */
function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.core.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const PROBLEM = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** Our API as an OpenAPI 3.1 document: every route of the policy table, with the shapes its handlers parse. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const key of Object.keys(POLICY) as RouteKey[]) {
    const [method = '', path = ''] = key.split(' ')
    const item = paths[openPath(path)] ?? {}
    item[method.toLowerCase()] = operation(method, path, POLICY[key], ROUTE_DOCS[key])
    paths[openPath(path)] = item
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Woodpecker 啄木鸟',
      version: '1',
      summary: 'Reports of a community, from the phone to the verified end',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-woodpecker' } },
    },
    'x-refusals': STATUS,
  }
}

function operation(method: string, path: string, row: PolicyRow, doc: RouteDoc | undefined): Json {
  const parameters = [
    ...[...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => parameter('path', name ?? '', true)),
    ...Object.entries(doc?.query ?? {}).map(([name, description]) => ({
      ...parameter('query', name, false),
      description,
    })),
    ...(doc?.headers ?? []).map((name) =>
      parameter('header', headers[name], name !== 'ifMatch' || doc?.needsMatch === true),
    ),
  ]
  return {
    operationId: operationId(method, path),
    summary: doc?.summary ?? `${method} ${path}`,
    tags: [tagOf(path)],
    ...(parameters.length > 0 && { parameters }),
    ...(doc?.body && { requestBody: { required: true, content: bodyContent(doc) } }),
    responses: { [doc?.status ?? '200']: success(doc), '4XX': PROBLEM, '5XX': PROBLEM },
    security: row.who === 'anyone' ? [] : [{ session: [] }],
    'x-who': row.who,
  }
}

const parameter = (place: 'path' | 'query' | 'header', name: string, required: boolean): Json => ({
  name,
  in: place,
  required,
  schema: { type: 'string' },
})

const operationId = (method: string, path: string): string =>
  [method.toLowerCase(), ...path.split(/[/:.-]+/).filter((part) => part !== '')]
    .map((part, i) => (i === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('')

/** The first part of an address that says what it is about. */
const tagOf = (path: string): string => path.split('/').filter((part) => part !== 'v1' && part !== '')[0] ?? 'server'

const bodyContent = ({ body, bodyType = 'application/json' }: RouteDoc): Json => ({
  [bodyType]: { schema: body === 'bytes' || !body ? {} : jsonSchema(body, 'input') },
})

function success(doc: RouteDoc | undefined): Json {
  const { answer, answerType = 'application/json' } = doc ?? {}
  if (!answer) return { description: 'Done' }
  return {
    description: 'Done',
    content: { [answerType]: { schema: answer === 'bytes' ? {} : jsonSchema(answer, 'output') } },
  }
}
