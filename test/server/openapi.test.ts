import { Validator } from '@seriousme/openapi-schema-validator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openApiDocument } from '../../server/openapi/openapi-document.ts'
import { ROUTE_DOCS } from '../../server/openapi/route-docs.ts'
import { POLICY, type RouteKey } from '../../server/policy.ts'
import { ROUTES } from '../../server/routes.ts'
import { type Heart, openHeart } from './heart/heart.ts'

type Operation = {
  summary: string
  operationId: string
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> }
  responses: Record<string, { content?: Record<string, { schema: Record<string, unknown> }> }>
}
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> }
const KEYS = Object.keys(POLICY) as RouteKey[]

let heart: Heart
let document: Document
beforeEach(async () => {
  heart = await openHeart()
  document = await (await heart.app.request('/v1/openapi.json')).json()
})
afterEach(() => heart.close())

const operationOf = (key: RouteKey): Operation => {
  const [method = '', path = ''] = key.split(' ')
  const found = document.paths[path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[method.toLowerCase()]
  if (!found) throw new Error(`${key} is not in the document`)
  return found
}

test('is OpenAPI 3.1 by its schema; a document without a title that is text is not', async () => {
  const answer = await new Validator().validate(document)
  expect(answer).toMatchObject({ valid: true })
  expect(document.openapi).toMatch(/^3\.1\./)
  const broken = { ...openApiDocument(), info: { title: 5 } }
  expect(await new Validator().validate(broken)).toMatchObject({ valid: false })
})

test('holds every route of the policy table with what it is for, and no other', () => {
  expect(KEYS.filter((key) => !ROUTE_DOCS[key])).toEqual([])
  for (const key of KEYS) expect(operationOf(key).summary).not.toBe(key)
  const operations = Object.values(document.paths).flatMap((item) => Object.keys(item))
  expect(operations).toHaveLength(Object.keys(ROUTES).length)
  expect(new Set(KEYS.map((key) => operationOf(key).operationId)).size).toBe(KEYS.length)
})

test('every refusal is problem+json', () => {
  for (const key of KEYS) {
    expect(Object.keys(operationOf(key).responses['4XX']?.content ?? {})).toEqual(['application/problem+json'])
  }
})

describe('a body that our own parser takes is what the document says', () => {
  test('an act names its kinds', () => {
    const schema = operationOf('POST /v1/cases/:caseId/acts').requestBody?.content['application/json']?.schema
    const kinds = (schema?.oneOf ?? schema?.anyOf) as { properties: { act: { const: string } } }[] // as zod writes a union
    expect(kinds.map((one) => one.properties.act.const)).toEqual(
      expect.arrayContaining(['accept', 'dispatch', 'verify']),
    )
  })
  test('times are lengths of working time', () => {
    const text = JSON.stringify(operationOf('PUT /v1/community/limits').requestBody)
    expect(text).toContain('escalateAfter')
    expect(text).toContain('[mhd]')
  })
})
