import uPlot from 'uplot'

const HEIGHT_IN_LETTERS = 14
/** Room of the numbers at the side and of the names below, in letters. */
const SIDE = 3
const BELOW = 3.8
const NAME_LINES = 3
/** Of the room a label has, how much its bars take together. */
const FILLED = 0.72
const BARS = 3

/** How uPlot is to draw grouped bars in this element, in the colours and letters of the page. */
export function drawBars(element: HTMLElement, labels: readonly string[]): uPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const letter = Number.parseFloat(style.fontSize)
  const font = `${Math.round(letter * 0.85)}px ${style.fontFamily}`
  const axis = { stroke: colour('--ink'), font, grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } }
  const room = (element.clientWidth / letter - SIDE - 1) / Math.max(1, labels.length)
  return {
    width: element.clientWidth,
    height: Math.round(letter * HEIGHT_IN_LETTERS),
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: [-0.5, labels.length - 0.5] },
      y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        splits: () => labels.map((_, i) => i),
        values: (_, splits) => splits.map((at) => shortened(labels[at] ?? '', room)),
        size: letter * BELOW,
        gap: letter * 0.3,
      },
      {
        ...axis,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000],
        size: letter * SIDE,
      },
    ],
    series: [
      {},
      bars(0, colour('--info'), colour('--surface')),
      bars(1, colour('--waiting'), colour('--surface')),
      bars(2, colour('--brand'), colour('--surface')),
    ],
  }
}

/** The nth of the bars that stand side by side at one label. */
function bars(at: number, fill: string, edge: string): uPlot.Series {
  const paths = uPlot.paths.bars?.({
    size: [FILLED / BARS, 64],
    disp: {
      x0: { unit: 1, values: (self) => Array.from(self.data[0], (x) => x - FILLED / 2 + (at * FILLED) / BARS) },
      size: { unit: 1, values: (self) => Array.from(self.data[0], () => FILLED / BARS) },
    },
  })
  return { fill, stroke: edge, width: 1, points: { show: false }, ...(paths && { paths }) }
}

/** As much of a name as its room holds, in letters a line. */
function shortened(label: string, room: number): string {
  const perLine = Math.max(2, Math.floor(room / 0.95))
  const lines = Array.from({ length: Math.ceil(label.length / perLine) }, (_, i) =>
    label.slice(i * perLine, (i + 1) * perLine),
  )
  const shown = lines.slice(0, NAME_LINES)
  return lines.length > shown.length ? `${shown.join('\n').slice(0, -1)}…` : shown.join('\n')
}
