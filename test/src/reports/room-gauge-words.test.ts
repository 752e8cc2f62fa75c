import { expect, test } from 'vitest'
import { roomGaugeWords } from '../../../src/reports/room-gauge-words.ts'

test('room is told in photos, no more precise than it is true', () => {
  expect(roomGaugeWords(127)).toBe('手机还能存约 120 张照片')
  expect(roomGaugeWords(37)).toBe('手机还能存约 37 张照片')
  expect(roomGaugeWords(4000)).toContain('1000 张以上')
  expect(roomGaugeWords(0)).toContain('存满了')
})
