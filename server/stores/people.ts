import type { HandlerKind } from '../../domain/category.ts'
import type { Post } from '../../domain/person.ts'
import type { Actor } from '../actor.ts'
import type { TaskLinks } from './task-links.ts'

/** A post held from–to (Unix ms, `to` null = until further notice). `kinds` says what a handler takes on. */
export type NewPost = Post & { kinds: readonly HandlerKind[]; from: number; to: number | null }
export type NewPerson = { communityId: string; personId: string; name: string; posts: readonly NewPost[] }

/** A link that signs somebody in. Only the SHA-256 of its secret is kept; `reusable` exists for the demo alone. */
export type NewInvitation = {
  communityId: string
  personId: string
  secretHash: string
  createdAt: number
  expiresAt: number | null
  reusable: boolean
}

/** Whom a link would sign in. */
export type Invitation = {
  communityId: string
  personId: string
  name: string
  posts: Post[]
  reusable: boolean
}
export type InvitationFound =
  | { ok: true; invitation: Invitation }
  | { ok: false; why: 'enrolment_invalid' | 'enrolment_used' }

/** The session a claim opens: made by the caller, kept here as a hash. */
export type NewSession = { secretHash: string; sessionId: string; tokenHash: string; now: number; expiresAt: number }

export type HandlerListed = { personId: string; name: string; kinds: HandlerKind[] }

/** People, the posts they hold, the links that let them in and the sessions of their phones. Times are Unix ms. */
export type People = TaskLinks & {
  /**
   * Who is behind a session, with the posts held at `now`; null when it is unknown, ended or expired, or the link that opened it is.
   * May answer from memory: what this process ends is gone at once, what another process changes within a second.
   */
  resolveSession(tokenHash: string, now: number): Promise<Actor | null>
  /** Moves the end of a session that is still open. */
  extendSession(tokenHash: string, expiresAt: number): Promise<void>
  /** When a session ends, or null when it is unknown or ended. */
  sessionExpiry(tokenHash: string): Promise<number | null>
  /** Ends a session for good. Ending an unknown one is no error. */
  endSession(tokenHash: string, now: number): Promise<void>
  /** Adds a person with the posts, or brings an existing one (same community and id) to exactly these. */
  putPerson(person: NewPerson): Promise<void>
  /** Posts were changed past this interface: whoever is remembered is looked up anew. */
  postsChanged(): void
  createInvitation(invitation: NewInvitation): Promise<void>
  /** Looks without burning. `allowReusable` is false outside the demo: such a link is then unknown. */
  findInvitation(secretHash: string, now: number, allowReusable: boolean): Promise<InvitationFound>
  /** Burns the link (unless reusable) and opens the session, both or neither; of two at once exactly one wins. */
  claim(session: NewSession, allowReusable: boolean): Promise<InvitationFound>
  /** Everybody who holds a handler's post at `now`, by name; without those who were let in by a link to one task. */
  handlers(communityId: string, now: number): Promise<HandlerListed[]>
  personName(communityId: string, personId: string): Promise<string | null>
}
