import {
  Check,
  Combine,
  Download,
  History,
  type LucideIcon,
  PenTool,
  Redo2,
  Scissors,
  SearchCheck,
  SquarePen,
  TextCursorInput,
  Undo2,
  Upload,
  Warehouse,
} from 'lucide-preact'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { PlanEditor } from './use-plan-editor.ts'
import { words } from './words.ts'

/** What the tool bar opens that is not drawn on the map. */
export type EditorSheet = 'name' | 'building' | 'import' | 'save' | 'versions'

type Props = { editor: PlanEditor; onSheet: (sheet: EditorSheet) => void; onExport: () => void }

/** Every tool by its word. A tool that needs something chosen says so, rather than being dead. */
export function EditorTools({ editor, onSheet, onExport }: Props) {
  const { begin, grid, building, selected, chosen, setTrouble } = editor
  const withGrid = (act: (id: string) => void) => () => (grid ? act(grid.id) : setTrouble(words.chooseGrid))
  const withShape = (act: (id: string) => void) => () => (selected ? act(selected) : setTrouble(words.chooseShape))
  const tools: [string, LucideIcon, () => void, boolean?][] = [
    [words.drawGrid, PenTool, () => begin({ kind: 'grid' })],
    [words.split, Scissors, withGrid((id) => begin({ kind: 'split', id }))],
    [words.merge, Combine, () => (chosen.length > 1 ? editor.merge(chosen) : setTrouble(words.chooseTwo))],
    [words.rename, TextCursorInput, withGrid(() => onSheet('name'))],
    [words.border, SquarePen, withShape((id) => begin({ kind: 'border', id }))],
    [words.drawBuilding, Warehouse, () => begin({ kind: 'building' })],
    [words.editBuilding, SquarePen, () => (building ? onSheet('building') : setTrouble(words.chooseBuilding))],
    [words.undo, Undo2, editor.undo, !editor.canUndo],
    [words.redo, Redo2, editor.redo, !editor.canRedo],
    [words.importFile, Upload, () => onSheet('import')],
    [words.exportFile, Download, onExport],
    [words.check, SearchCheck, () => void editor.check()],
    [words.versions, History, () => onSheet('versions')],
  ]
  return (
    <div class="plan-tools" role="toolbar" aria-label={words.tools}>
      {tools.map(([label, icon, act, disabled]) => (
        <Button key={label} class="plan-tool" icon={<Icon of={icon} />} disabled={disabled ?? false} onClick={act}>
          {label}
        </Button>
      ))}
      <Button
        kind="main"
        class="plan-tool-save"
        icon={<Icon of={Check} />}
        disabled={!editor.isChanged}
        onClick={() => onSheet('save')}
      >
        {words.save}
      </Button>
    </div>
  )
}
