import { paths } from '../domain/wire.ts'
import type { DemoLinks, RunningServer } from '../rig/run-server.ts'

/** Signs in as one of the demo's people without a browser. @returns the cookie for further requests */
export async function signInByApi(server: RunningServer, who: keyof DemoLinks = 'reporter'): Promise<string> {
  const secret = new URL(server.links[who]).hash.slice(1)
  const answer = await fetch(server.url + paths.enrolmentClaim, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ secret }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`signing in: ${answer.status} ${await answer.text()}`)
  return cookie
}
