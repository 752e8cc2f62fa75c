import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type Props = { tone?: 'wrong' | 'waiting'; children: string; label?: string; onAct?: () => void }

/** One message instead of the app: nothing else can be done before it. */
export function FullPage({ tone = 'wrong', children, label, onAct }: Props) {
  return (
    <main class="shell-full">
      <Notice
        tone={tone}
        act={
          label && (
            <Button kind="main" onClick={onAct}>
              {label}
            </Button>
          )
        }
      >
        {children}
      </Notice>
    </main>
  )
}
