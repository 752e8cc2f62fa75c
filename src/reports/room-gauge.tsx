import { roomLeft } from '../offline/storage-room.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { roomGaugeWords } from './room-gauge-words.ts'

/** How many more photos this phone holds; nothing where the browser does not say. */
export function RoomGauge() {
  const { db } = usePhone()
  const room = useLive(() => roomLeft(navigator.storage), [db])
  return room ? <p class="report-fact">{roomGaugeWords(room.photos)}</p> : null
}
