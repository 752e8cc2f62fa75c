import { useEffect, useRef, useState } from 'preact/hooks'
import type { Point } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'
import type { PlanProblemCode } from '../../domain/plan-problem.ts'
import { toDateTimeInput } from '../case-parts/shanghai-time.ts'
import { PlanMap } from '../map/lazy-plan-map.tsx'
import type { PlanMark } from '../map/plan-marks-layer.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { showToast } from '../ui/toast.tsx'
import { BuildingList } from './building-list.tsx'
import { BuildingSheet } from './building-sheet.tsx'
import { DraftSheet } from './draft-sheet.tsx'
import { DrawingBar } from './drawing-bar.tsx'
import { type EditorSheet, EditorTools } from './editor-tools.tsx'
import { exportPlan } from './export-plan.ts'
import { GridList } from './grid-list.tsx'
import { ImportPanel } from './import-panel.tsx'
import { NameSheet } from './name-sheet.tsx'
import { ProblemList } from './problem-list.tsx'
import { SaveSheet } from './save-sheet.tsx'
import { type PlanEditor, usePlanEditor } from './use-plan-editor.ts'
import { type OpenedFile, usePlanImport } from './use-plan-import.ts'
import { VersionsSheet } from './versions-sheet.tsx'
import { words } from './words.ts'

/** An old version being looked at. */
type Old = { version: number; plan: Plan }

/** Grids and buildings on the map, the same in lists beside it, and a save that says what it moves. */
export function GridEditor() {
  const { community, env } = usePhone()
  const editor = usePlanEditor()
  const file = usePlanImport()
  const [sheet, setSheet] = useState<EditorSheet | null>(null)
  const [old, setOld] = useState<Old | null>(null)
  const [finished, setFinished] = useState(0)
  const [takenBack, setTakenBack] = useState(0)
  const mapSide = useRef<HTMLDivElement>(null)
  const close = () => setSheet(null)
  const drawing = editor.mode.kind !== 'look'
  // On a phone the tools and the list stand above and below the map: whatever happens there is brought in sight.
  useEffect(() => {
    if (drawing || editor.focus) mapSide.current?.scrollIntoView({ block: 'nearest' })
  }, [drawing, editor.focus])
  const importing = sheet === 'import'
  const previewed = importing && file.opened && canBeDrawn(file.opened) ? file.opened : null
  useEffect(() => {
    if (previewed) editor.showPlan(previewed.plan)
  }, [previewed])
  const shown = old?.plan ?? previewed?.plan ?? editor.plan
  const closeImport = () => {
    file.forget()
    close()
  }
  return (
    <main class="plan-editor">
      <header class="plan-head">
        <h1>{words.title}</h1>
        <Link href={pagePaths.admin}>{words.back}</Link>
        <Link href={pagePaths.layers}>{words.picture}</Link>
      </header>
      {!old && !importing && (
        <EditorTools
          editor={editor}
          onSheet={setSheet}
          onExport={() => {
            exportPlan(editor.plan, words.fileName(toDateTimeInput(env.now()).slice(0, 10)))
            showToast(words.exported)
          }}
        />
      )}
      <div class="plan-stage">
        <div class="plan-map-side" ref={mapSide}>
          {old ? (
            <OldBar old={old} onRestore={() => restore(editor, old, () => setOld(null))} onBack={() => setOld(null)} />
          ) : (
            <DrawingBar
              editor={editor}
              onFinish={() => setFinished(finished + 1)}
              onTakeBack={() => setTakenBack(takenBack + 1)}
            />
          )}
          <PlanMap
            {...{ community, finished, takenBack }}
            plan={shown}
            label={words.map}
            selected={old || importing ? [] : [...(editor.selected ? [editor.selected] : []), ...editor.chosen]}
            tool={editor.tool}
            marks={previewed ? marksOf(previewed.problems) : importing ? [] : marksOf(editor.problems, editor)}
            focus={editor.focus}
            onPick={editor.select}
            onPolygon={editor.drawn}
            onLine={editor.cut}
            onBorder={editor.pull}
            onPoint={editor.pointed}
          />
        </div>
        <div class="plan-side">
          {editor.trouble && <Notice tone="wrong">{editor.trouble}</Notice>}
          {importing ? (
            <ImportPanel
              plan={editor.plan}
              file={file}
              onShow={editor.show}
              onClose={closeImport}
              onTake={(plan) => {
                editor.change(plan)
                closeImport()
                showToast(words.importTaken)
              }}
            />
          ) : (
            !old && <Lists editor={editor} onSheet={setSheet} />
          )}
        </div>
      </div>
      {sheet === 'name' && editor.grid && (
        <NameSheet
          grid={editor.grid}
          onClose={close}
          onName={(name) => editor.grid && editor.changeGrid(editor.grid.id, { name })}
        />
      )}
      {sheet === 'building' && editor.building && (
        <BuildingSheet
          key={editor.building.id}
          building={editor.building}
          onClose={close}
          onChange={(wish) => editor.building && editor.changeBuilding(editor.building.id, wish)}
          onEntrance={(unit) => {
            close()
            if (editor.building) editor.begin({ kind: 'entrance', id: editor.building.id, unit })
          }}
        />
      )}
      {sheet === 'save' && (
        <SaveSheet before={editor.now} plan={editor.plan} onSaved={() => void editor.saved()} onClose={close} />
      )}
      {sheet === 'versions' && <VersionsSheet onLook={(version, plan) => setOld({ version, plan })} onClose={close} />}
      <DraftSheet editor={editor} />
    </main>
  )
}

/** Whether a map can show it at all, and where people look. */
const canBeDrawn = ({ problems }: OpenedFile): boolean => !problems.some(({ code }) => ELSEWHERE.has(code))
const ELSEWHERE: ReadonlySet<PlanProblemCode> = new Set(['not_finite', 'not_degrees', 'swapped_axes', 'outside_china'])

function Lists({ editor, onSheet }: { editor: PlanEditor; onSheet: (sheet: EditorSheet) => void }) {
  const open = (sheet: EditorSheet) => (id: string) => {
    editor.select(id)
    onSheet(sheet)
  }
  return (
    <>
      {editor.isChanged && <p class="plan-note">{words.kept}</p>}
      {editor.problems === 'checking' && <Waiting>{words.checking}</Waiting>}
      {editor.problems !== null && editor.problems !== 'checking' && (
        <section class="plan-list" aria-labelledby="plan-problems">
          <h2 id="plan-problems">{words.problemsTitle}</h2>
          <ProblemList plan={editor.plan} problems={editor.problems} onShow={editor.show} />
        </section>
      )}
      <GridList editor={editor} onRename={open('name')} />
      <BuildingList editor={editor} onEdit={open('building')} />
    </>
  )
}

function OldBar({ old, onRestore, onBack }: { old: Old; onRestore: () => void; onBack: () => void }) {
  return (
    <div class="plan-drawing-bar" role="status">
      <p>{words.lookingAt(old.version)}</p>
      <div class="plan-drawing-acts">
        <Button onClick={onBack}>{words.backToNow}</Button>
        <Button kind="main" onClick={onRestore}>
          {words.restore}
        </Button>
      </div>
    </div>
  )
}

function restore(editor: PlanEditor, { version, plan }: Old, then: () => void): void {
  editor.change(plan)
  showToast(words.restored(version))
  then()
}

/** Problems by their number in the list; the doors of the building that is chosen. */
function marksOf(problems: PlanEditor['problems'], editor?: PlanEditor): PlanMark[] {
  const numbered = Array.isArray(problems)
    ? problems.flatMap(({ at }, i): PlanMark[] => (at ? [{ point: at, text: `${i + 1}`, kind: 'problem' }] : []))
    : []
  const doors = editor?.building?.entrances ?? []
  return [
    ...numbered,
    ...doors.map(({ unit, lat, lng }): PlanMark => ({ point: point(lat, lng), text: unit, kind: 'entrance' })),
  ]
}

const point = (lat: number, lng: number): Point => ({ lat, lng })
