import { hasRole } from '../../domain/person.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { Tasks } from './tasks.tsx'
import { words } from './words.ts'
import './tasks.css'

/** 我的任务, for those who are sent to act. */
export function TasksScreen() {
  const { me } = usePhone()
  return hasRole(me.posts, 'handler') ? <Tasks /> : <Empty>{words.notForYou}</Empty>
}
