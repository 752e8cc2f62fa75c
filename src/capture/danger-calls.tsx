import { Phone } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { laterWords } from './later-words.ts'

/**
 * Where waiting is dangerous: whom to call now. A report is read within hours, not minutes.
 * `reveal`: the category was chosen just now, so it is brought into sight.
 */
export function DangerCalls({ reveal }: { reveal: boolean }) {
  const { property } = usePhone().community.phones
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Below a long list of categories it would not be seen.
    if (reveal) place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={place} class="capture-danger">
      <Notice tone="wrong">
        <p>{laterWords.danger.text}</p>
        <div class="capture-calls">
          {property && <CallLink number={property}>{laterWords.danger.property}</CallLink>}
          <CallLink number="119">{laterWords.danger.fire}</CallLink>
        </div>
      </Notice>
    </div>
  )
}

const CallLink = ({ number, children }: { number: string; children: string }) => (
  <a class="button button-danger" href={`tel:${number}`}>
    <Icon of={Phone} />
    {children}
  </a>
)
