// Draws the app's icons: `node scripts/make-icons.mjs` after changing the bird below. The results are committed.
import { mkdir, writeFile } from 'node:fs/promises'
import sharp from 'sharp'

const OUT = new URL('../public/icons/', import.meta.url)
const GREEN = '#0b5d3b'

/** From far above to far below, so that a smaller drawing still runs off its tile. */
const TRUNK = `
  <path fill="#d9b382" d="M392-200h320v912H392z"/>
  <g stroke="#8a5f2f" stroke-width="10" stroke-linecap="round" fill="none">
    <path d="M440 20v70M424 236v84M452 380v72M446-130v60M430 520v70"/>
  </g>
  <ellipse cx="402" cy="142" rx="16" ry="24" fill="#5f3f1c"/>`

const BIRD = `
  <path fill="#f2c14e" d="M296 138l98 30-100 22z"/>
  <path fill="none" stroke="#f2c14e" stroke-width="14" stroke-linecap="round" stroke-linejoin="round"
    d="M282 286l76 6M262 338l76 26"/>
  <path fill="#fff" d="M170 200c-4-62 36-104 84-104 42 0 68 30 66 66-2 26-14 38-14 66 2 70-16 128-64 168l-26 82-38-88c-24-56-18-124-8-190z"/>
  <path fill="#0a2a1c" d="M184 232c52-10 90 26 84 92-3 30-14 54-30 74-38-36-66-104-54-166z"/>
  <path fill="#fff" d="M214 286l44-8m-42 40l46-10m-36 40l34-10" stroke="#fff" stroke-width="11" stroke-linecap="round"/>
  <path fill="#d63c2c" d="M170 196c-14-16-44-22-62-52 26 2 40-8 48-26 16-36 46-56 84-54 36 2 62 22 70 52-56-14-102 8-140 80z"/>
  <circle cx="268" cy="150" r="14" fill="#0a2a1c"/>`

const SILHOUETTE = `
  <g transform="translate(28 0) rotate(-12 260 260)"><path d="M296 138l98 30-100 22z"/>
  <path fill-rule="evenodd" d="M170 200c-14-16-44-26-62-56 26 2 40-8 48-26 20-46 60-60 98-50 46 12 68 50 66 94-2 26-14 38-14 66 2 70-16 128-64 168l-26 82-38-88c-24-56-18-124-8-190zm98-64a16 16 0 1 0 0 32 16 16 0 0 0 0-32z"/></g>
  <path d="M404 20h72v472h-72z"/>`

const svg = (inside, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" ${attributes}>${inside}\n</svg>\n`

/** Leaning back on its tail, as woodpeckers do. */
const scene = `${TRUNK}<g transform="translate(28 0) rotate(-12 260 260)">${BIRD}</g>`
const rounded = svg(`
  <clipPath id="tile"><rect width="512" height="512" rx="112"/></clipPath>
  <g clip-path="url(#tile)"><rect width="512" height="512" fill="${GREEN}"/>${scene}</g>`)
const square = svg(`<rect width="512" height="512" fill="${GREEN}"/>${scene}`)
/** Launchers cut a maskable icon down to a circle of 80 %: everything that matters lies inside it. */
const maskable = svg(`
  <rect width="512" height="512" fill="${GREEN}"/>
  <g transform="translate(62 66) scale(.76)">${scene}</g>`)
const badge = svg(SILHOUETTE, 'fill="#fff"')

const png = (source, size) =>
  sharp(Buffer.from(source), { density: 300 }).resize(size, size).png({ compressionLevel: 9 })

await mkdir(OUT, { recursive: true })
await writeFile(new URL('icon.svg', OUT), rounded)
await writeFile(new URL('badge.svg', OUT), badge)
const made = [
  ['icon-192.png', rounded, 192],
  ['icon-512.png', rounded, 512],
  ['maskable-512.png', maskable, 512],
  ['apple-touch-icon.png', square, 180],
  ['badge-96.png', badge, 96],
]
for (const [name, source, size] of made) await writeFile(new URL(name, OUT), await png(source, size).toBuffer())
console.log(`${made.length + 2} icons in public/icons`)
