import type { NewSession } from './people.ts'

/** A link by which somebody without an account sees one task. Times are Unix ms. */
export type TaskLink = {
  communityId: string
  linkId: string
  caseId: string
  /** The person made for this link alone; holds a handler's post and is never listed among the handlers. */
  personId: string
  name: string
  createdAt: number
  createdBy: string
  expiresAt: number
  revokedAt: number | null
  /** When it was last opened; null never. */
  openedAt: number | null
}

/** Only the SHA-256 of the secret is kept. */
export type NewTaskLink = Omit<TaskLink, 'revokedAt' | 'openedAt'> & { secretHash: string }
export type RenewedTaskLink = Pick<TaskLink, 'communityId' | 'linkId' | 'expiresAt'> & {
  secretHash: string
  now: number
}

/** Links of outsiders. What a revoked or expired link let in is out at once (`People.resolveSession`). */
export type TaskLinks = {
  /** Keeps the link with the person it lets in, both or neither. */
  createTaskLink(link: NewTaskLink): Promise<void>
  /** The links of a case, oldest first. */
  taskLinksOf(communityId: string, caseId: string): Promise<TaskLink[]>
  taskLinkBySecret(secretHash: string): Promise<TaskLink | null>
  taskLinkOfPerson(communityId: string, personId: string): Promise<TaskLink | null>
  /** A new secret for the same person, who stays whom they are: the old one opens nothing any more, its sessions end. */
  renewTaskLink(link: RenewedTaskLink): Promise<void>
  /** Ends the link and its sessions for good, until it is renewed. Revoking twice changes nothing. */
  revokeTaskLink(communityId: string, linkId: string, by: string, now: number): Promise<void>
  /** Opens a session that ends with the link. False when the link ended meanwhile: then there is none. */
  openTaskLink(session: NewSession): Promise<boolean>
}

/** Whether a link still lets in. */
export const isLinkLive = ({ revokedAt, expiresAt }: Pick<TaskLink, 'revokedAt' | 'expiresAt'>, now: number): boolean =>
  revokedAt === null && expiresAt > now
