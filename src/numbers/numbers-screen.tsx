import { hasRole } from '../../domain/person.ts'
import { pagePaths } from '../paths.ts'
import { go, useRoute } from '../phone/route.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { choiceQuery, type NumbersChoice, readChoice } from './choice.ts'
import { NumbersPage } from './numbers-page.tsx'
import { PrintPage } from './print-page.tsx'
import { words } from './words.ts'
import './numbers.css'

/** 统计, for those who have a desk; what is looked at stands in the address. */
export function NumbersScreen() {
  const { me, community, env } = usePhone()
  const { search } = useRoute()
  const isStaff = (['grid_leader', 'supervisor', 'admin'] as const).some((role) => hasRole(me.posts, role))
  if (!isStaff) return <Empty>{words.notForYou}</Empty>
  const choice = readChoice(search, community, env.now())
  const choose = (part: Partial<NumbersChoice>, replace = true) =>
    go(`${pagePaths.numbers}?${choiceQuery({ ...choice, ...part })}`, { replace })
  if (choice.print) return <PrintPage {...{ choice }} onBack={() => choose({ print: null, item: null })} />
  return <NumbersPage {...{ choice, choose }} />
}
