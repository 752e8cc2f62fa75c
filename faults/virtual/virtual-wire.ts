import type { Dice } from '../dice.ts'
import { count, type Tally } from '../wire.ts'
import type { Life } from './life.ts'
import type { Pulse } from './pulse.ts'

/** What the network does to one exchange. Delay and order are the dice's in any case. */
export const FATES = ['through', 'request lost', 'answer lost', 'doubled'] as const
export type Fate = (typeof FATES)[number]

/** A server in this process, as a network reaches it. */
export type Served = { request: (request: Request) => Promise<Response> }

/** A network in which nothing moves until it is let through, one message at a time, in an order the dice choose. */
export type VirtualWire = {
  /** The browser's `fetch` of one tab; `cookie` is asked when a request leaves. */
  fetchFor: (life: Life, cookie: () => string) => typeof fetch
  /** Lets one message arrive and waits until the world rests again. False when nothing is on its way. */
  deliverOne: () => Promise<boolean>
  /** Share of the exchanges that do not simply go through. */
  setStorm: (share: number) => void
}

type Options = { server: () => Served; chance: Dice; pulse: Pulse; tally: Tally }

export function virtualWire({ server, chance, pulse, tally }: Options): VirtualWire {
  const onTheWay: (() => void)[] = []
  let storm = 0
  const travel = () => new Promise<void>((arrive) => void onTheWay.push(arrive))
  const serve = async (request: Request): Promise<Response> => {
    const answer = await pulse.during(wholeAnswer(server(), request))
    count(tally, answer.status)
    if (answer.status === 200 && request.method === 'PUT') count(tally, 'replay')
    return answer
  }
  const exchange = async (copy: () => Request, fate: Fate): Promise<Response> => {
    if (fate !== 'through') count(tally, fate)
    if (fate === 'doubled') void travel().then(() => serve(copy()))
    await travel()
    if (fate === 'request lost') throw new TypeError('Failed to fetch')
    const answer = await serve(copy())
    await travel()
    if (fate === 'answer lost') throw new TypeError('Failed to fetch')
    return answer
  }
  return {
    fetchFor: (life, cookie) => (input, init) => {
      const fate = chance.hits(storm) ? chance.pick(FATES.slice(1)) : 'through'
      return life.guard(pulse.during(copier(String(input), init, cookie())).then((copy) => exchange(copy, fate)))
    },
    deliverOne: async () => {
      await pulse.rest()
      if (onTheWay.length === 0) return false
      const [arrive] = onTheWay.splice(chance.between(0, onTheWay.length - 1), 1)
      arrive?.()
      await pulse.rest()
      return true
    },
    setStorm: (share) => {
      storm = share
    },
  }
}

/** A request that can be made more than once, with what a browser adds to it. */
async function copier(path: string, init: RequestInit | undefined, cookie: string): Promise<() => Request> {
  const headers = new Headers(init?.headers)
  headers.set('cookie', cookie)
  headers.set('sec-fetch-site', 'same-origin')
  const body = init?.body instanceof Blob ? await init.body.arrayBuffer() : (init?.body ?? null)
  return () => new Request(`http://localhost${path}`, { method: init?.method ?? 'GET', headers, body })
}

/** An answer whose body has come whole, so that reading it later moves nothing. */
async function wholeAnswer(server: Served, request: Request): Promise<Response> {
  const answer = await server.request(request)
  const body = await answer.arrayBuffer()
  const { status, headers } = answer
  return new Response(body.byteLength > 0 ? body : null, { status, headers })
}
