import { Phone } from 'lucide-preact'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

/** Where waiting is dangerous: whom to call now. A report is read within hours, not minutes. */
export function DangerCalls() {
  const { property } = usePhone().community.phones
  return (
    <Notice tone="wrong">
      <p>{words.danger.text}</p>
      <div class="capture-calls">
        {property && <CallLink number={property}>{words.danger.property}</CallLink>}
        <CallLink number="119">{words.danger.fire}</CallLink>
      </div>
    </Notice>
  )
}

const CallLink = ({ number, children }: { number: string; children: string }) => (
  <a class="button button-danger" href={`tel:${number}`}>
    <Icon of={Phone} />
    {children}
  </a>
)
