import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8')

type Tokens = Record<string, string>

const tokensOf = (block: string): Tokens =>
  Object.fromEntries([...block.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))

function blockAfter(selector: string): string {
  const start = css.indexOf(selector)
  if (start < 0) throw new Error(`${selector} is not in tokens.css`)
  return css.slice(start, css.indexOf('}', start))
}

const day = tokensOf(blockAfter(':root {'))
const nightByPhone = tokensOf(blockAfter(':root:not([data-theme="day"])'))
const nightByChoice = tokensOf(blockAfter(':root[data-theme="night"]'))

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(tokens: Tokens, text: string, ground: string): number {
  const [a, b] = [text, ground].map((name) => {
    const value = tokens[name]
    if (!value || !/^#[0-9a-f]{6}$/.test(value)) throw new Error(`${name} is no plain colour: ${value}`)
    return luminance(value)
  })
  if (a === undefined || b === undefined) throw new Error('two colours make a contrast')
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const READ = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'surface'],
  ['brand', 'paper'],
  ['brand', 'surface'],
  ['on-brand', 'brand'],
  ['waiting', 'surface'],
  ['waiting', 'waiting-soft'],
  ['wrong', 'surface'],
  ['wrong', 'wrong-soft'],
  ['on-wrong', 'wrong'],
  ['info', 'surface'],
  ['info', 'info-soft'],
] as const

const SETS = [
  ['day', day],
  ['night', nightByPhone],
] as const

for (const [name, tokens] of SETS) {
  for (const [text, ground] of READ) {
    test(`${text} on ${ground} is read in the sun or the dark by old eyes (${name}, 7:1)`, () => {
      expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(7)
    })
  }
  test(`brand on its own tint stays readable (${name}, 4.5:1)`, () => {
    expect(contrast(tokens, 'brand', 'brand-soft')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens, 'ink-soft', 'line')).toBeGreaterThanOrEqual(4.5)
  })
  test(`edges of what can be touched and the focus ring are seen (${name}, 3:1)`, () => {
    for (const ground of ['paper', 'surface']) {
      expect(contrast(tokens, 'edge', ground)).toBeGreaterThanOrEqual(3)
      expect(contrast(tokens, 'focus', ground)).toBeGreaterThanOrEqual(3)
    }
  })
}

test('night by the phone’s setting and night by choice are the same night', () => {
  expect(nightByChoice).toEqual(nightByPhone)
})

test('text starts at 18 px, 24 px in 长辈版, 30 px at the largest', () => {
  const sizes = [...css.matchAll(/font-size:\s*([\d.]+)%/g)].map(([, percent]) => (Number(percent) / 100) * 16)
  expect(sizes).toEqual([18, 24, 30])
})

test('targets are 44 px, in 长辈版 60 px', () => {
  expect(day.target).toBe('44px')
  expect(tokensOf(blockAfter('html[data-care] {')).target).toBe('60px')
})
