import type { Handler } from '../deps.ts'
import { openApiDocument } from './openapi-document.ts'

/** It changes with the server alone: made once. */
let made: string | null = null

/** GET /v1/openapi.json: this API, for whoever wants to speak to it. */
export const getOpenApi: Handler = (c) => {
  made ??= JSON.stringify(openApiDocument())
  return c.body(made, 200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' })
}
