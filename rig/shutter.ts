import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** What a README can carry. */
const MAX_BYTES = 150_000

/** Takes what a page shows into a folder, as small as a palette makes it. */
export type Shutter = (page: Page, name: string) => Promise<void>

export function shutter(folder: string): Shutter {
  mkdirSync(folder, { recursive: true })
  return async (page, name) => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await settle(page)
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'device' })
    const { size } = await smallEnough(png, join(folder, `${name}.png`))
    console.log(`${name}.png  ${Math.round(size / 1000)} kB`)
  }
}

/** Pictures on the page are there, or known to fail, before it is taken. */
const settle = (page: Page) =>
  page.waitForFunction(() => {
    const isInSight = (image: HTMLImageElement) => {
      const { top, bottom } = image.getBoundingClientRect()
      return image.checkVisibility() && bottom > 0 && top < innerHeight
    }
    return [...document.images].every((image) => image.complete || !isInSight(image))
  })

async function smallEnough(png: Buffer, file: string) {
  let info = { size: Number.POSITIVE_INFINITY }
  for (const colours of [256, 128, 64, 48, 32, 24]) {
    info = await sharp(png)
      .png({ palette: true, colours, effort: 10, dither: colours > 64 ? 0.5 : 0 })
      .toFile(file)
    if (info.size <= MAX_BYTES) break
  }
  return info
}

const OVERVIEW_HEIGHT = 640
const GAP = 24

/** Screens side by side on one picture, for the top of the README: `overview.png`. */
export async function overview(folder: string, names: readonly string[]): Promise<void> {
  const screens = await Promise.all(
    names.map((name) =>
      sharp(join(folder, `${name}.png`))
        .resize({ height: OVERVIEW_HEIGHT })
        .toBuffer({ resolveWithObject: true }),
    ),
  )
  let left = GAP
  const placed = screens.map(({ data, info }) => {
    const at = { input: data, left, top: GAP }
    left += info.width + GAP
    return at
  })
  const sheet = { width: left, height: OVERVIEW_HEIGHT + 2 * GAP, channels: 3 as const, background: '#d9ddd4' }
  const picture = await sharp({ create: sheet }).composite(placed).png().toBuffer()
  await smallEnough(picture, join(folder, 'overview.png'))
}
