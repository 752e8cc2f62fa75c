import { expect } from 'vitest'
import { RANDOM, SHA, UUID, UUID_2 } from './examples.ts'
import { type Shape, takesWith } from './shape.ts'

/** Of each part: what it takes at its border, and what lies just outside. */
export function expectBorders(shape: Shape, borders: Record<string, { takes: unknown[]; refuses: unknown[] }>): void {
  for (const [path, { takes, refuses }] of Object.entries(borders)) {
    for (const value of takes) expect(takesWith(shape, path, value), `${path} ${String(value).slice(0, 40)}`).toBe(true)
    for (const value of refuses)
      expect(takesWith(shape, path, value), `${path} ${String(value).slice(0, 40)}`).toBe(false)
  }
}
export const chars = (count: number) => '字'.repeat(count)
export const list = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
export const uuids = {
  takes: [UUID, UUID_2],
  refuses: ['', `x${UUID}`, `${UUID}0`, UUID.toUpperCase(), UUID.replace('-7', '-4')],
}
export const hashes = { takes: [SHA], refuses: ['', `${SHA}0`, `0${SHA}`, SHA.toUpperCase(), SHA.slice(1)] }
export const randoms = { takes: [RANDOM], refuses: ['', `${RANDOM}0`, `0${RANDOM}`, RANDOM.slice(1)] }
