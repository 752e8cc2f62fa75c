import sharp from 'sharp'

/** Scenes of the four categories the programme began with, and the same place put in order. */
export type SceneName = 'ebikes' | 'waste' | 'butts' | 'plots' | 'ebikes-cleared' | 'waste-cleared'

const W = 1600
const H = 1200

/** A drawn street scene with a camera's light and a little grain: stands for a photo where no real one may be shown. */
export async function scenePhoto(name: SceneName): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}">${DEFS}${SCENES[name]}${LIGHT}</svg>`
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 2 }
  const grain = await sharp({ create: { width: W, height: H, channels: 3, background: '#808080', noise } })
    .png()
    .toBuffer()
  const soft = await sharp(Buffer.from(drawing)).blur(1.1).png().toBuffer()
  return sharp(soft)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer()
}

const DEFS = `<defs>
  <linearGradient id="wall" x2="0" y2="1"><stop stop-color="#c9bda8"/><stop offset="1" stop-color="#a8997f"/></linearGradient>
  <linearGradient id="ground" x2="0" y2="1"><stop stop-color="#85857f"/><stop offset="1" stop-color="#5d5d59"/></linearGradient>
  <radialGradient id="light" cx="0.7" cy="0.2" r="1"><stop stop-color="#fff3d6" stop-opacity="0.42"/><stop offset="0.6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.4"/></radialGradient>
</defs>`
const LIGHT = `<rect width="${W}" height="${H}" fill="url(#light)"/>`

const shadow = (x: number, y: number, rx: number, ry: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="#000" opacity="0.28"/>`

/** An entrance with steps, windows and a strip of yellow paint where nothing may stand. */
const entrance = `<rect width="${W}" height="760" fill="url(#wall)"/>
  ${[80, 420, 1180].map((x) => `<rect x="${x}" y="110" width="230" height="300" fill="#4c5a66"/><path d="M${x + 115} 110v300M${x} 260h230" stroke="#d9d4c8" stroke-width="12"/>`).join('')}
  <rect x="740" y="200" width="330" height="560" fill="#3b3f3f"/><rect x="765" y="225" width="135" height="535" fill="#596468"/><rect x="912" y="225" width="135" height="535" fill="#4e585c"/>
  <rect x="700" y="150" width="410" height="46" fill="#8d2f24"/>
  <rect y="760" width="${W}" height="440" fill="url(#ground)"/><rect x="660" y="744" width="490" height="40" fill="#989488"/>
  <path d="M560 820L1260 820L1420 1060L430 1060Z" fill="none" stroke="#d6ad31" stroke-width="14"/>
  ${[0, 1, 2, 3, 4].map((i) => `<path d="M${600 + i * 140} 826L${540 + i * 170} 1054" stroke="#d6ad31" stroke-width="9" opacity="0.8"/>`).join('')}`

/** One e-bike seen from the side; `x`, `y` where its rear wheel stands. */
const ebike = (x: number, y: number, s: number, paint: string) => `${shadow(x + 130 * s, y + 52 * s, 230 * s, 22 * s)}
  <g transform="translate(${x} ${y}) scale(${s})" fill="none" stroke-linecap="round">
  <circle r="52" stroke="#1b1b1b" stroke-width="20"/><circle cx="265" r="52" stroke="#1b1b1b" stroke-width="20"/>
  <path d="M-30 -70Q60 -130 110 -60L180 -50L235 -150L262 -10" stroke="${paint}" stroke-width="44"/><path d="M-40 -104H95" stroke="#222" stroke-width="30"/>
  <path d="M228 -160L205 -205L250 -220" stroke="#2b2b2b" stroke-width="14"/><circle cx="256" cy="-150" r="18" fill="#f3e7b0"/><rect x="-92" y="-165" width="80" height="60" rx="8" fill="#33363a" stroke="none"/></g>`

const bag = (x: number, y: number, s: number, colour: string) => `${shadow(x, y + 6, 110 * s, 24 * s)}
  <path d="M${x - 90 * s} ${y}Q${x - 130 * s} ${y - 150 * s} ${x - 16 * s} ${y - 170 * s}L${x} ${y - 205 * s}L${x + 20 * s} ${y - 168 * s}Q${x + 130 * s} ${y - 140 * s} ${x + 92 * s} ${y}Z" fill="${colour}"/>
  <path d="M${x - 40 * s} ${y - 130 * s}Q${x - 60 * s} ${y - 60 * s} ${x - 30 * s} ${y - 10 * s}" stroke="#fff" stroke-width="${7 * s}" opacity="0.25" fill="none"/>`

const bin = (x: number, colour: string, lid: string) => `${shadow(x + 110, 932, 150, 26)}
  <path d="M${x} 560H${x + 220}L${x + 200} 930H${x + 20}Z" fill="${colour}"/><rect x="${x - 16}" y="520" width="252" height="52" rx="14" fill="${lid}"/><circle cx="${x + 110}" cy="720" r="46" fill="#fff" opacity="0.75"/>`

const shed = `<rect width="${W}" height="620" fill="#b5b9ad"/><rect y="60" width="${W}" height="70" fill="#49605a"/><rect y="620" width="${W}" height="580" fill="url(#ground)"/>
  ${bin(220, '#2f5f3c', '#234a2e')}${bin(520, '#3d4a57', '#2c3640')}${bin(820, '#27527f', '#1c3d60')}${bin(1120, '#8f2f28', '#6e231d')}`

const spot = (i: number, seed: number) => ({
  x: 120 + ((i * 331 + seed * 97) % 1360),
  y: 640 + ((i * 197 + seed * 53) % 480),
})

const butts = Array.from({ length: 26 }, (_, i) => {
  const { x, y } = spot(i, 3)
  const turn = (i * 47) % 180
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${0.7 + y / 1400})">${shadow(30, 12, 40, 8)}<rect width="44" height="14" rx="6" fill="#eee9dd"/><rect x="40" width="26" height="14" rx="5" fill="#c9873c"/></g>`
}).join('')

const leek = (x: number, y: number) =>
  [-34, -14, 8, 30]
    .map(
      (d) =>
        `<path d="M${x} ${y}Q${x + d / 2} ${y - 60} ${x + d} ${y - 96}" stroke="#4f9a3f" stroke-width="9" fill="none" stroke-linecap="round"/>`,
    )
    .join('')

const plots = `<rect width="${W}" height="420" fill="#b9c4bb"/><rect y="330" width="${W}" height="130" fill="#7d8f86"/><rect y="440" width="${W}" height="760" fill="#5f7d3f"/>
  <path d="M180 620L1330 560L1500 1120L60 1150Z" fill="#6a4f35"/>
  ${[0, 1, 2, 3].map((row) => Array.from({ length: 9 }, (_, i) => leek(250 + i * 125 - row * 22, 690 + row * 125)).join('')).join('')}
  ${[150, 800, 1420].map((x) => `<path d="M${x} 520V700" stroke="#8a6b43" stroke-width="16"/>`).join('')}<path d="M150 560L1420 540" stroke="#c8c2ae" stroke-width="6"/>`

const SCENES: Record<SceneName, string> = {
  ebikes:
    entrance +
    ebike(470, 900, 1, '#a83a32') +
    ebike(790, 930, 1.12, '#2f5d8a') +
    ebike(1090, 970, 1.2, '#d8d4ca') +
    ebike(300, 1060, 1.3, '#3d6b4f'),
  'ebikes-cleared': entrance,
  waste:
    shed +
    bag(330, 1010, 1.2, '#22262b') +
    bag(560, 1080, 1.4, '#c9ccc8') +
    bag(820, 1030, 1.1, '#2b3a35') +
    bag(1050, 1110, 1.5, '#1d1f24') +
    bag(1300, 1040, 1.1, '#b7413a'),
  'waste-cleared': shed,
  butts: `<rect width="${W}" height="${H}" fill="url(#ground)"/><path d="M0 520H${W}" stroke="#9b978c" stroke-width="60"/><rect width="${W}" height="490" fill="#6f8a57"/>${butts}`,
  plots,
}
