import { useEffect } from 'preact/hooks'
import { hasRole } from '../../domain/person.ts'
import { usePhone } from '../phone/use-phone.ts'
import { warmPhotoWork } from '../photo/prepare-photo.ts'
import { Empty } from '../ui/empty.tsx'
import { whenIdle } from '../ui/when-idle.ts'
import { Tasks } from './tasks.tsx'
import { words } from './words.ts'
import './tasks.css'

/** 我的任务, for those who are sent to act. */
export function TasksScreen() {
  const { me } = usePhone()
  // The finished work is photographed in a cellar as often as not, by a browser that may keep no page for later.
  useEffect(() => whenIdle(warmPhotoWork), [])
  return hasRole(me.posts, 'handler') ? <Tasks /> : <Empty>{words.notForYou}</Empty>
}
