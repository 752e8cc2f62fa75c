import { lazy } from '../ui/lazy.tsx'
import type { NumbersChartProps } from './numbers-chart.tsx'

/** uPlot comes when there is something to draw; the table under it says the same meanwhile. */
export const NumbersChart = lazy<NumbersChartProps>(() =>
  import('./numbers-chart.tsx').then((module) => module.NumbersChart),
)
