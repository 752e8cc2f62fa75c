import { type LookupAddress, lookup } from 'node:dns'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isInternalAddress } from './internal-address.ts'
import { OutgoingFailed, type PostOut } from './outgoing.ts'

const ANSWER_WITHIN_MS = 10_000
/** Providers answer in a line; more is no answer of theirs. */
const BODY_MAX = 64 * 1024

type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

const resolveAll: Resolve = (host, done) => lookup(host, { all: true }, done)

/**
 * Posts over https to a public address and nowhere else. The name is resolved once, every address it has is looked at, and the
 * connection is made to those very addresses: a name that answers otherwise the second time gains nothing. A redirect is an answer
 * like any other: node's `https` follows none.
 */
export function postOut(resolve: Resolve = resolveAll, answerWithinMs = ANSWER_WITHIN_MS): PostOut {
  return ({ url, contentType, body }) =>
    new Promise((done, fail) => {
      const end = AbortSignal.timeout(answerWithinMs)
      const sent = request(
        url,
        {
          method: 'POST',
          agent: false,
          lookup: publicLookup(resolve),
          signal: end,
          headers: { 'content-type': contentType, 'content-length': Buffer.byteLength(body) },
        },
        (answer) => {
          const parts: Buffer[] = []
          let size = 0
          answer.on('data', (part: Buffer) => {
            size += part.byteLength
            if (size > BODY_MAX) sent.destroy(new Error('the answer is too long'))
            else parts.push(part)
          })
          answer.on('end', () => done({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }))
          answer.on('error', (error) => fail(failureOf(error, end)))
        },
      )
      sent.on('error', (error) => fail(failureOf(error, end)))
      sent.end(body)
    })
}

/** What https asks for when it connects: all addresses of the name, or none when one of them is internal. */
export function publicLookup(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error('no address'), '', 0)
      if (addresses.some(({ address }) => isInternalAddress(address))) {
        return done(new OutgoingFailed('internal_address'), '', 0)
      }
      if (options.all) return done(null, addresses)
      done(null, first.address, first.family)
    })
  }
}

/** Never the error itself: it may name the address, and with it the robot's secret. */
function failureOf(error: Error, end: AbortSignal): OutgoingFailed {
  if (error instanceof OutgoingFailed) return error
  return new OutgoingFailed(end.aborted ? 'timeout' : 'no_network')
}
