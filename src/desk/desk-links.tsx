import { useEffect, useState } from 'preact/hooks'
import { LINK_DAYS_DEFAULT, type TaskLinkView, taskLinksSchema } from '../../domain/task-link.ts'
import { paths } from '../../domain/wire.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { showToast } from '../ui/toast.tsx'
import { momentWords, whenWords } from '../ui/when.ts'
import { errandWords as errand } from './errand-words.ts'
import { DaysField } from './external-fields.tsx'
import { showLink } from './link-sheet.tsx'
import { renewLink } from './make-link.ts'
import './desk-tasks.css'

/** The links outsiders were given to this case: who, until when, opened or not; to take back or to renew. Asked for when unfolded. */
export function DeskLinks({ caseId, unfolded }: { caseId: string; unfolded: boolean }) {
  const [open, setOpen] = useState(unfolded)
  const { links, trouble, refresh } = useLinks(caseId, open)
  const [asked, setAsked] = useState<{ act: 'revoke' | 'renew'; link: TaskLinkView } | null>(null)
  return (
    <details class="desk-tasks" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{links === null ? errand.links : errand.linksOf(links.length)}</summary>
      {trouble && (
        <Notice tone="waiting" act={<Button onClick={refresh}>{errand.retry}</Button>}>
          {errand.linksTrouble}
        </Notice>
      )}
      {links === null && !trouble && <Waiting>{errand.linksLoading}</Waiting>}
      {links?.length === 0 && <p class="desk-note">{errand.noLinks}</p>}
      <ul>
        {links?.map((link) => (
          <LinkRow key={link.linkId} {...{ link }} onAct={(act) => setAsked({ act, link })} />
        ))}
      </ul>
      <LinkActSheet
        {...{ caseId, asked }}
        onClose={() => setAsked(null)}
        onDone={() => {
          setAsked(null)
          refresh()
        }}
      />
    </details>
  )
}

function useLinks(caseId: string, wanted: boolean) {
  const { api } = usePhone()
  const [turn, setTurn] = useState(0)
  const [links, setLinks] = useState<TaskLinkView[] | null>(null)
  const [trouble, setTrouble] = useState(false)
  useEffect(() => {
    if (!wanted) return
    let left = false
    void api.get(paths.taskLinks(caseId), taskLinksSchema).then((answer) => {
      if (left) return
      setTrouble(!answer.ok)
      if (answer.ok) setLinks(answer.value.links)
    })
    return () => {
      left = true
    }
  }, [api, caseId, wanted, turn])
  return { links, trouble, refresh: () => setTurn((n) => n + 1) }
}

function LinkRow({ link, onAct }: { link: TaskLinkView; onAct: (act: 'revoke' | 'renew') => void }) {
  const { env } = usePhone()
  const now = env.now()
  const isLive = link.revokedAt === null && link.expiresAt > now
  return (
    <li class="desk-task">
      <p class="desk-task-head">
        <strong>{link.name}</strong>
        <span>{standing(link, now)}</span>
      </p>
      <p class="desk-note">
        {errand.madeBy(link.createdBy ?? errand.nobody, momentWords(link.createdAt, now))} ·{' '}
        {link.openedAt === null ? errand.notOpened : errand.opened(whenWords(link.openedAt, now))}
      </p>
      <div class="desk-task-acts">
        {isLive && (
          <Button kind="danger" aria-label={errand.named(errand.revoke, link.name)} onClick={() => onAct('revoke')}>
            {errand.revoke}
          </Button>
        )}
        <Button aria-label={errand.named(errand.renew, link.name)} onClick={() => onAct('renew')}>
          {errand.renew}
        </Button>
      </div>
    </li>
  )
}

function standing({ revokedAt, expiresAt }: TaskLinkView, now: number): string {
  if (revokedAt !== null) return errand.linkStates.revoked(momentWords(revokedAt, now))
  if (expiresAt <= now) return errand.linkStates.expired(momentWords(expiresAt, now))
  return errand.linkStates.live(momentWords(expiresAt, now))
}

type SheetProps = {
  caseId: string
  asked: { act: 'revoke' | 'renew'; link: TaskLinkView } | null
  onClose: () => void
  onDone: () => void
}

/** Both end something at once, so both ask first. */
function LinkActSheet({ caseId, asked, onClose, onDone }: SheetProps) {
  const { api } = usePhone()
  const [days, setDays] = useState(LINK_DAYS_DEFAULT)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const run = async (link: TaskLinkView, act: 'revoke' | 'renew') => {
    setBusy(true)
    const failed = act === 'revoke' ? await revoke(link) : await renew(link)
    setBusy(false)
    setTrouble(failed)
    if (failed === null) onDone()
  }
  const revoke = async (link: TaskLinkView) => {
    const answer = await api.delete(paths.taskLink(caseId, link.linkId))
    if (!answer.ok) return errand.linksTrouble
    showToast(errand.revoked)
    return null
  }
  const renew = async (link: TaskLinkView) => {
    const made = await renewLink(api, caseId, link.linkId, days)
    if (!made.ok) return made.trouble
    showLink(made.shown)
    return null
  }
  const isRevoke = asked?.act === 'revoke'
  return (
    <Sheet
      title={isRevoke ? errand.revokeTitle : errand.renewTitle}
      open={asked !== null}
      {...{ onClose }}
      foot={
        <Button
          kind={isRevoke ? 'danger' : 'main'}
          wide
          {...{ busy }}
          onClick={() => asked && void run(asked.link, asked.act)}
        >
          {isRevoke ? errand.revokeYes : errand.renew}
        </Button>
      }
    >
      {asked && <p>{isRevoke ? errand.revokeSure(asked.link.name) : errand.renewSure(asked.link.name)}</p>}
      {asked?.act === 'renew' && <DaysField {...{ days }} onChange={setDays} />}
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
    </Sheet>
  )
}
