import type { Context } from 'hono'
import type { ExportJob } from '../../domain/export-job.ts'
import type { Deps, Env } from '../deps.ts'
import { deskReach } from '../desk/desk-reach.ts'
import { Refusal } from '../refusal.ts'
import { randomIdParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { Job } from './export-jobs.ts'
import { dayDigits } from './shanghai-text.ts'
import { words } from './words.ts'

/**
 * The export of the address, for the one who asked for it and still reaches what was reached then. For anybody else, and
 * after a post was taken away, there is none. @throws Refusal not_found
 */
export function ownJob(c: Context<Env>, { exports }: Deps): Job {
  const actor = signedIn(c)
  const job = exports.find(randomIdParam(c, 'exportId'))
  const isOwn = job !== null && job.communityId === actor.communityId && job.personId === actor.personId
  if (!isOwn || !reaches(deskReach(actor.posts), job.reach)) throw new Refusal('not_found')
  return job
}

const reaches = (now: Job['reach'], then: Job['reach']): boolean =>
  now === null || then?.every((grid) => now.includes(grid)) === true

/** An export as its owner sees it. */
export function jobView({ exportId, wish, state, failure, done, total, bytes, createdAt }: Job): ExportJob {
  const { kind, from, to } = wish
  return {
    exportId,
    kind,
    from,
    to,
    state,
    failure,
    done,
    total,
    bytes,
    createdAt,
    fileName: fileName(wish, createdAt),
  }
}

function fileName({ kind, from, to }: Job['wish'], createdAt: number): string {
  const [subject = '', ending = ''] = kind.split('.')
  const title = words.titles[subject as keyof typeof words.titles] // the first half of a kind
  const months = subject === 'calendar' ? dayDigits(createdAt) : [...new Set([from, to])].join('_')
  return `${title}_${months}.${ending}`
}
