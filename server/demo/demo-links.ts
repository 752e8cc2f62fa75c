import * as z from 'zod/mini'
import { parse } from '../../domain/parse.ts'
import { enrolmentLink, hashSecret, newSecret } from '../sign-in/secret.ts'
import { readIfThere, writeWhole } from '../start/whole-file.ts'
import type { People } from '../stores/people.ts'
import { DEMO_SIGN_INS, type DemoSignIn } from './demo-people.ts'

export type DemoLinks = Record<DemoSignIn, string>

const ORDER = Object.keys(DEMO_SIGN_INS) as DemoSignIn[] // Object.keys widens to string; the table has no other keys
const link = z.string().check(z.regex(/#[A-Za-z0-9_-]{43}$/))
const linksSchema = z.object({ reporter: link, gridLeader: link, handler: link, supervisor: link, admin: link })

type Arguments = {
  people: People
  communityId: string
  baseUrl: string
  file: string
  now: number
  random: (bytes: number) => Uint8Array
}

/**
 * The demo's reusable links, written to `file`. Links handed out by an earlier start go on working; their address
 * follows where the server answers now.
 */
export async function issueDemoLinks(args: Arguments): Promise<DemoLinks> {
  const earlier = await readEarlier(args.file)
  const links = {} as DemoLinks // filled for every key right below
  for (const key of ORDER) {
    const kept = await stillValid(earlier?.[key], key, args)
    links[key] = enrolmentLink(args.baseUrl, kept ?? (await issue(key, args)))
  }
  await writeWhole(args.file, `${JSON.stringify(links, null, 2)}\n`)
  return links
}

async function readEarlier(file: string): Promise<DemoLinks | null> {
  const text = await readIfThere(file)
  if (text === null) return null
  try {
    const links = parse(linksSchema, JSON.parse(text))
    return links.ok ? links.value : null
  } catch {
    return null // damaged by hand: new links are made
  }
}

async function stillValid(url: string | undefined, key: DemoSignIn, args: Arguments): Promise<string | null> {
  const secret = url?.split('#')[1]
  if (!secret) return null
  const found = await args.people.findInvitation(hashSecret(secret), args.now, true)
  return found.ok && found.invitation.personId === DEMO_SIGN_INS[key] ? secret : null
}

async function issue(key: DemoSignIn, { people, communityId, now, random }: Arguments): Promise<string> {
  const secret = newSecret(random)
  const personId = DEMO_SIGN_INS[key]
  const invitation = { communityId, personId, secretHash: hashSecret(secret), createdAt: now, expiresAt: null }
  await people.createInvitation({ ...invitation, reusable: true })
  return secret
}
