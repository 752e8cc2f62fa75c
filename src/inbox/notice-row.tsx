import type { Notice } from '../../domain/notice.ts'
import { CategoryPicture } from '../case-parts/category-picture.tsx'
import { publicPlaceWords } from '../case-parts/public-place-words.ts'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { classes } from '../ui/classes.ts'
import { momentWords, whenWords } from '../ui/when.ts'
import { wayOf } from './notice-way.ts'
import { sentenceOf, words } from './words.ts'

/** One message: what happened, to what and where, with the words that somebody wrote for it. Leads to the case. */
export function NoticeRow({ notice, isNew }: { notice: Notice; isNew: boolean }) {
  const { community, env } = usePhone()
  const now = env.now()
  const category = community.categories.find(({ id }) => id === notice.categoryId)?.name ?? words.noCategory
  const place = publicPlaceWords({ ...notice, point: null }, community)
  return (
    <li>
      <Link href={wayOf(notice)} class={classes('notice-row', isNew && 'notice-row-new')}>
        <CategoryPicture id={notice.categoryId} size={40} />
        <span class="notice-row-body">
          <span class="notice-row-head">
            <strong>{sentenceOf(notice)}</strong>
            {isNew && <span class="notice-row-mark">{words.isNew}</span>}
          </span>
          {notice.reason && <span class="notice-row-reason">{words.quoted(notice.reason)}</span>}
          <span class="notice-row-about">
            {[notice.side === 'joined' && words.alsoSeen, category, place].filter(Boolean).join(' · ')}
          </span>
          <span class="notice-row-about">
            {[whenWords(notice.at, now), notice.dueAt !== null && words.due(momentWords(notice.dueAt, now))]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      </Link>
    </li>
  )
}
