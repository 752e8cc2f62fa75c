import { hasRole } from '../../domain/person.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { GridEditor } from './grid-editor.tsx'
import { words } from './words.ts'
import './grid-editor.css'

/** The editor for the community's admin; others are told whose it is. */
export function GridEditorScreen() {
  const { me } = usePhone()
  return hasRole(me.posts, 'admin') ? <GridEditor /> : <Empty>{words.notForYou}</Empty>
}
