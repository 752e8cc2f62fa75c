import { useEffect, useState } from 'preact/hooks'
import { PHONE_NUMBER, type PhoneListed, phonesSchema } from '../../domain/channel.ts'
import { channelPaths } from '../../domain/channel-paths.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import { words } from './words.ts'

/** Whose phones text messages go to. A number is typed once; after that only its end is seen. */
export function PhoneList() {
  const { api } = usePhone()
  const [people, setPeople] = useState<PhoneListed[]>([])
  const [chosen, setChosen] = useState<PhoneListed | null>(null)
  const [number, setNumber] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const fetchAll = async () => {
    const answer = await api.get(channelPaths.phones, phonesSchema)
    if (answer.ok) setPeople(answer.value.people)
  }
  useEffect(() => void fetchAll(), [api])
  const choose = (one: PhoneListed | null) => {
    setChosen(one)
    setNumber('')
    setTrouble(null)
  }
  const put = async (phone: string | null) => {
    if (!chosen) return
    if (phone !== null && !PHONE_NUMBER.test(phone)) return setTrouble(words.phoneWrong)
    const json = { 'content-type': 'application/json' }
    const path = channelPaths.phone(chosen.personId)
    const answer = await api.sendBare({ method: 'PUT', path, headers: json, body: JSON.stringify({ phone }) })
    if (!answer.ok) return setTrouble(answer.why === 'no_network' ? words.noNetwork : words.notSaved)
    showToast(words.saved)
    choose(null)
    await fetchAll()
  }
  return (
    <section class="channel-phones" aria-labelledby="channel-phones-title">
      <h2 id="channel-phones-title">{words.phones}</h2>
      <p class="text-field-note">{words.phonesNote}</p>
      <ul>
        {people.map((one) => (
          <li key={one.personId}>
            <span>
              {one.name}
              <span class="text-field-note"> {one.phoneEnd ? words.phoneKept(one.phoneEnd) : words.phoneNone}</span>
            </span>
            <Button aria-label={words.named(words.phoneChange, one.name)} onClick={() => choose(one)}>
              {words.phoneChange}
            </Button>
          </li>
        ))}
      </ul>
      <Sheet
        title={chosen ? words.phone(chosen.name) : ''}
        open={chosen !== null}
        onClose={() => choose(null)}
        foot={
          <>
            {chosen?.phoneEnd && (
              <Button kind="danger" onClick={() => void put(null)}>
                {words.phoneRemove}
              </Button>
            )}
            <Button kind="main" wide onClick={() => void put(number.trim())}>
              {words.save}
            </Button>
          </>
        }
      >
        {chosen && (
          <TextField
            label={words.phone(chosen.name)}
            value={number}
            maxLength={16}
            inputMode="tel"
            onInput={setNumber}
          />
        )}
        {trouble && <Notice tone="wrong">{trouble}</Notice>}
      </Sheet>
    </section>
  )
}
