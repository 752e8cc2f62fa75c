import type { DeskHeat } from '../../../domain/desk-map.ts'
import type { Point } from '../../../domain/place.ts'
import { describePoint } from '../../map/describe-point.ts'
import { type HeatCell, hottest } from '../../map/heat-steps.ts'
import { pointWords } from '../../map/point-words.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { heatWords as words } from './heat-words.ts'
import './heat-list.css'

/** More places than a leader looks into in a week. */
const LISTED = 10

type Props = { heat: DeskHeat; onShow: (at: Point) => void }

/** The places with the most cases in words: what the squares on the map say. */
export function HeatList({ heat, onShow }: Props) {
  const { community } = usePhone()
  const places = hottest(heat.cells, LISTED)
  return (
    <section class="heat" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p role="status">{places.length === 0 ? words.none : words.total(heat.total)}</p>
      <ol class="heat-list">
        {places.map((cell) => (
          <li key={`${cell.west} ${cell.south}`}>
            <button type="button" onClick={() => onShow(middleOf(cell))}>
              <span>{pointWords(describePoint(middleOf(cell), community))}</span>
              <strong>{words.count(cell.count)}</strong>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

const middleOf = ({ south, west, north, east }: HeatCell): Point => ({
  lat: (south + north) / 2,
  lng: (west + east) / 2,
})
