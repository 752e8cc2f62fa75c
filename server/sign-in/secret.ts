import { hash } from 'node:crypto'

/** 256 bits from the given source, as base64url: session tokens and the secrets of links. */
export const newSecret = (random: (bytes: number) => Uint8Array): string =>
  Buffer.from(random(32)).toString('base64url')

/** How a secret is kept. It has full entropy, so one round of SHA-256 is enough: there is nothing to guess. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'hex')

/** The link that signs somebody in. The secret stands in the fragment, which browsers never send to a server. */
export const enrolmentLink = (baseUrl: string, secret: string): string => `${baseUrl}/join#${secret}`
