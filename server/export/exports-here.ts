import { type ExportJobs, exportJobs } from './export-jobs.ts'
import { type ExportSources, runExport } from './run-export.ts'

type Around = { now: () => number; random: (bytes: number) => Uint8Array; onFailure: (error: unknown) => void }

/** Exports made by this very thread: where there is no built server to start one from. */
export const exportsHere = (sources: ExportSources, { now, random, onFailure }: Around): ExportJobs =>
  exportJobs({ run: runExport(sources), files: sources.exportFiles, now, random, onFailure })
