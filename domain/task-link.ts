import * as z from 'zod/mini'

/** For how long a link lets in unless somebody says otherwise. */
export const LINK_DAYS_DEFAULT = 7
export const LINK_DAYS_MAX = 90
/** Links of one case, ended ones too; more is no errand but a mistake. */
export const LINKS_PER_CASE_MAX = 50
export const LINK_NAME_MAX = 30

/** The only steps that a link allows. */
export const LINK_ACTS: ReadonlySet<string> = new Set(['start', 'done', 'return'])

/** 256 random bits as base64url. */
const secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
const days = z.int().check(z.gte(1), z.lte(LINK_DAYS_MAX))

/** Body of `POST /v1/cases/{caseId}/links`. */
export const newLinkSchema = z.strictObject({
  /** Who will open it, as the desk calls them: 市政施工队. */
  name: z.string().check(z.minLength(1), z.maxLength(LINK_NAME_MAX)),
  days,
})
/** Body of `POST /v1/cases/{caseId}/links/{linkId}/renew`. */
export const renewLinkSchema = z.strictObject({ days })
/** The only body of the two calls an outsider makes to come in. */
export const linkSecretSchema = z.strictObject({ secret })

/** A link as the desk sees it. Times are Unix ms. */
export const taskLinkSchema = z.object({
  linkId: z.string(),
  /** What the dispatch names as `handlerId`. */
  personId: z.string(),
  name: z.string(),
  createdAt: z.int(),
  createdBy: z.nullable(z.string()),
  expiresAt: z.int(),
  revokedAt: z.nullable(z.int()),
  openedAt: z.nullable(z.int()),
})
export type TaskLinkView = z.infer<typeof taskLinkSchema>
export const taskLinksSchema = z.object({ links: z.array(taskLinkSchema) })
export type TaskLinkViews = z.infer<typeof taskLinksSchema>

/** Answer to a new or renewed link: the only time its secret is told. */
export const madeLinkSchema = z.object({ link: taskLinkSchema, secret })
export type MadeLink = z.infer<typeof madeLinkSchema>

/** What an outsider reads before coming in: who is asked by whom to do what. Nothing of a reporter. */
export const linkLookSchema = z.object({
  community: z.object({ id: z.string(), name: z.string(), phone: z.nullable(z.string()) }),
  name: z.string(),
  askedBy: z.nullable(z.string()),
  expiresAt: z.int(),
  /** Null while nothing is in their hands: not sent yet, or taken back. */
  task: z.nullable(
    z.object({
      category: z.nullable(z.string()),
      building: z.nullable(z.string()),
      text: z.string(),
      dueAt: z.nullable(z.int()),
    }),
  ),
})
export type LinkLook = z.infer<typeof linkLookSchema>

/** Whom to ask when a link lets nobody in any more: members of `link_expired` and `link_revoked`. */
export const linkContactSchema = z.object({
  community: z.string(),
  phone: z.nullable(z.string()),
  askedBy: z.nullable(z.string()),
})
export type LinkContact = z.infer<typeof linkContactSchema>

/** Person ids of outsiders begin with this, so that whoever reads a record sees what they are. */
export const OUTSIDER = 'ext_'
/** Whether a handler was let in by a link: a person of its own for every link. */
export const isOutsider = (personId: string): boolean => personId.startsWith(OUTSIDER)
