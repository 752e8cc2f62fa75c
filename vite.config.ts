import { rm } from 'node:fs/promises'
import { build, defineConfig, type Plugin } from 'vite'
import { injectManifest } from 'workbox-build'

/** Phones of elders: Android WebViews of 2022 and later, iOS 15.4 and later. tsconfig's `lib` keeps newer built-ins out. */
const TARGET = ['chrome97', 'safari15.4', 'firefox104']

/**
 * zod's builders by their whole names. `z` alone would match any function that some package's minified code calls `z`, and
 * Preact has two: one sets inline styles, one runs the clean-up of every effect.
 */
const SCHEMA_BUILDERS = [
  ...['array', 'boolean', 'discriminatedUnion', 'enum', 'gte', 'int', 'literal', 'looseObject', 'lte', 'maxLength'],
  ...['minLength', 'nullable', 'number', 'object', 'optional', 'record', 'refine', 'regex', 'strictObject', 'string'],
  ...['tuple', 'union', 'unknown', 'length', 'lt'],
].map((name) => `z.${name}`)

/**
 * All that the page needs before anything is tapped, as one script: it is needed at once anyway, and compresses better than in the
 * ten pieces that other parts also use. With its style the first screen is 37.8 KB instead of 40.0.
 */
const FIRST_SCREEN = { name: 'first-screen', tags: ['$initial' as const] }

/** Builds `service-worker/sw.ts` after the page and writes the list of the page's files into it (workbox precache). */
function serviceWorker(): Plugin {
  return {
    name: 'woodpecker-service-worker',
    apply: 'build',
    enforce: 'post',
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          target: TARGET,
          outDir: 'build/service-worker-bundle',
          emptyOutDir: true,
          rolldownOptions: { input: 'service-worker/sw.ts', output: { entryFileNames: 'sw.js', format: 'iife' } },
        },
      })
      const { warnings } = await injectManifest({
        swSrc: 'build/service-worker-bundle/sw.js',
        swDest: 'dist/sw.js',
        globDirectory: 'dist',
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
        // What only an admin's editor needs is not brought to every volunteer's phone: saving a plan needs the network anyway.
        globIgnores: [
          'sw.js',
          '.vite/**',
          'icons/*-512.png',
          'assets/{leaflet-geoman,grid-editor,plan-worker,plan-map,numbers-screen,numbers-chart}-*',
        ],
        // Vite's names carry a hash already.
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 4_000_000,
      })
      for (const warning of warnings) this.warn(warning)
      await rm('build/service-worker-bundle', { recursive: true, force: true })
    },
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Leaflet names only its CommonJS build in package.json; as a module it needs no wrapper, and the map's chunk has a budget.
  resolve: { alias: [{ find: /^leaflet$/, replacement: 'leaflet/dist/leaflet-src.esm.js' }] },
  build: {
    target: TARGET,
    manifest: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Schemas that a part does not use leave it: zod's builders have no side effects, which the bundler cannot know.
    rolldownOptions: {
      treeshake: { manualPureFunctions: SCHEMA_BUILDERS },
      output: { codeSplitting: { groups: [FIRST_SCREEN] } },
    },
  },
  worker: { format: 'es' },
  plugins: [serviceWorker()],
})
