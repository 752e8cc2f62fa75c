import type { Me } from '../../domain/person.ts'
import { headers, personTag } from '../../domain/wire.ts'
import type { ApiClient, ApiRequest } from './api-client.ts'

/**
 * The same server, told with every request for whom this is (I5). The cookie belongs to the browser, not to a round of
 * sending: when another person signs in meanwhile, the server refuses with `other_person` instead of taking it as theirs.
 */
export function asPerson(api: ApiClient, me: Pick<Me, 'communityId' | 'personId'>): ApiClient {
  const named = (request: ApiRequest): ApiRequest => ({
    ...request,
    headers: { ...request.headers, [headers.person]: personTag(me.communityId, me.personId) },
  })
  return {
    ...api,
    send: (request, schema) => api.send(named(request), schema),
    sendBare: (request) => api.sendBare(named(request)),
    get: (path, schema) => api.send(named({ method: 'GET', path }), schema),
    post: (path, body, schema) => {
      const json = { 'content-type': 'application/json' }
      return api.send(named({ method: 'POST', path, headers: json, body: JSON.stringify(body) }), schema)
    },
    delete: (path) => api.sendBare(named({ method: 'DELETE', path })),
  }
}
