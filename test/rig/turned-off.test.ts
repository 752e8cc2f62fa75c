import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { TURNED_OFF } from '../../rig/turned-off.ts'

/** Our list takes the place of Playwright's on the command line: a newer Playwright may turn off more. */
test('whatever Playwright turns off in Chromium is turned off by us, too', () => {
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  const code = readFileSync(join(playwright, 'lib/coreBundle.js'), 'utf8')
  const list = /disabledFeatures = \[([\s\S]+?)\]\.filter/.exec(code)?.[1] ?? ''
  const features = [...list.matchAll(/^\s*"(\w+)",?$/gm)].map((match) => match[1])
  expect(features.length, 'Playwright keeps its list elsewhere now').toBeGreaterThan(10)
  expect(features.filter((feature) => feature !== undefined && !TURNED_OFF.includes(feature))).toEqual([])
})
