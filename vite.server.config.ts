import { defineConfig } from 'vite'

/** What brings code for this machine, or reads files of its own at run time: it is loaded from where npm put it. */
const LEFT_ALONE = ['@node-rs/argon2', 'better-sqlite3', 'pino', 'sharp']

/**
 * Packs the server's programs and threads into a few files: a start that looks for a thousand modules takes half a second longer.
 * All lie in one folder, so that a thread is found beside whoever begins it. Not made smaller: its stack traces are read.
 */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: LEFT_ALONE },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: 'build/bundle',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        admin: 'server/admin/main.ts',
        'intake-thread': 'server/start/intake-thread.ts',
        'export-thread': 'server/start/export-thread.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
    },
  },
})
