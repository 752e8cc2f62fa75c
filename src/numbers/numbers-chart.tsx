import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { drawBars } from './draw-bars.ts'
import { words } from './words.ts'

export type NumbersChartProps = {
  labels: readonly string[]
  /** Received, accepted, closed: a number a label each. */
  series: readonly [readonly number[], readonly number[], readonly number[]]
  /** What the picture says, for who cannot see it. */
  text: string
}

/** Three bars a label. Drawn anew when its room, the colours or the size of letters change. */
export function NumbersChart({ labels, series, text }: NumbersChartProps) {
  const room = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = room.current
    if (!element) return
    let chart: uPlot | null = null
    const draw = () => {
      chart?.destroy()
      chart = element.clientWidth > 0 ? new uPlot(drawBars(element, labels), barData(labels, series), element) : null
    }
    const onRoom = new ResizeObserver(draw)
    onRoom.observe(element)
    const onLook = new MutationObserver(draw)
    onLook.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-care'] })
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', draw)
    return () => {
      onRoom.disconnect()
      onLook.disconnect()
      dark.removeEventListener('change', draw)
      chart?.destroy()
    }
  }, [labels.join('\n'), series.join('\n')])
  return (
    <figure class="numbers-figure">
      <div ref={room} class="numbers-chart" role="img" aria-label={text} />
      <figcaption class="numbers-legend" aria-hidden="true">
        <span class="numbers-key numbers-key-received">{words.legend.received}</span>
        <span class="numbers-key numbers-key-accepted">{words.legend.accepted}</span>
        <span class="numbers-key numbers-key-closed">{words.legend.closed}</span>
      </figcaption>
    </figure>
  )
}

const barData = (labels: readonly string[], series: NumbersChartProps['series']): uPlot.AlignedData => [
  labels.map((_, i) => i),
  ...series.map((numbers) => [...numbers]),
]
