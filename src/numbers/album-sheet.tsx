import { ALBUM_PAIRS_MAX, type AlbumPair, albumSchema } from '../../domain/numbers.ts'
import { paths } from '../../domain/wire.ts'
import { CasePhoto } from '../case-parts/case-photo.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { dayWords } from '../ui/when.ts'
import { Asking } from './asking.tsx'
import { type NumbersChoice, numbersQuery } from './choice.ts'
import { rowName } from './figure-words.ts'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

/** How it was beside how it is, a closed case each. */
export function AlbumSheet({ choice }: { choice: NumbersChoice }) {
  const { api } = usePhone()
  const query = numbersQuery(choice)
  const answered = useAnswer(() => api.get(`${paths.album}?${query}`, albumSchema), query)
  return (
    <Asking {...{ answered }}>
      {({ pairs, more }) => (
        <>
          {pairs.length === 0 && <p>{words.albumEmpty}</p>}
          {more && <p>{words.albumMore(ALBUM_PAIRS_MAX)}</p>}
          <ol class="numbers-album">
            {pairs.map((pair) => (
              <li key={pair.before}>
                <PairView {...{ pair }} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Asking>
  )
}

function PairView({ pair }: { pair: AlbumPair }) {
  const { community } = usePhone()
  const building = community.buildings.find(({ id }) => id === pair.buildingId)?.name
  const parts = [
    rowName('category', { key: pair.categoryId ?? 'none', name: null }, community),
    rowName('grid', { key: pair.gridId ?? 'none', name: null }, community),
    building,
  ]
  const sides = [
    { id: pair.before, text: words.before(dayWords(pair.day, 0)) },
    { id: pair.after, text: words.after(dayWords(pair.endedDay, 0)) },
  ]
  return (
    <section class="numbers-pair">
      <h2>{parts.filter(Boolean).join(' · ')}</h2>
      {sides.map(({ id, text }) => (
        <figure key={id}>
          <CasePhoto photo={{ id, state: 'stored', width: null, height: null }} rendition="evidence" alt={text} />
          <figcaption>{text}</figcaption>
        </figure>
      ))}
    </section>
  )
}
