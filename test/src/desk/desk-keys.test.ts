import { expect, test } from 'vitest'
import { deskCommand, type KeyPress } from '../../../src/desk/desk-keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  chord: false,
  typing: false,
  onControl: false,
  covered: false,
  repeated: false,
  ...more,
})

test('J and K go through the queue, Enter opens the photo, Esc goes back, ? shows the keys', () => {
  expect(['j', 'J', 'k', 'Enter', 'Escape', '?', '？'].map((key) => deskCommand(press(key)))).toEqual([
    'next',
    'next',
    'previous',
    'enlarge',
    'close',
    'keys',
    'keys',
  ])
})

test('a letter typed into a field stays a letter', () => {
  for (const key of ['j', 'k', '?', 'Enter', 'Escape']) expect(deskCommand(press(key, { typing: true }))).toBeNull()
})

test('Enter presses the control it stands on instead of opening the photo', () => {
  expect(deskCommand(press('Enter', { onControl: true }))).toBeNull()
  expect(deskCommand(press('j', { onControl: true }))).toBe('next')
})

test('an open sheet or photo and the browser’s own chords keep their keys', () => {
  expect(deskCommand(press('j', { covered: true }))).toBeNull()
  expect(deskCommand(press('Escape', { covered: true }))).toBeNull()
  expect(deskCommand(press('j', { chord: true }))).toBeNull()
})

test('each step has its letter, U and Ctrl + Z undo', () => {
  const steps = [...'advmxfsqr'].map((key) => deskCommand(press(key)))
  expect(steps).toEqual(
    ['accept', 'decline', 'verify', 'merge', 'dispatch', 'fail', 'settle', 'ask', 'reopen'].map((step) => ({ step })),
  )
  expect([deskCommand(press('u')), deskCommand(press('z', { chord: true })), deskCommand(press('z'))]).toEqual([
    'undo',
    'undo',
    null,
  ])
  expect(deskCommand(press('z', { chord: true, typing: true }))).toBeNull() // a field undoes its own text
})

test('a key that is held down walks on, but takes no step twice', () => {
  expect(deskCommand(press('j', { repeated: true }))).toBe('next')
  for (const key of ['a', 'd', 'u', '?']) expect(deskCommand(press(key, { repeated: true }))).toBeNull()
})

test('any other key is nothing to the desk', () => {
  for (const key of ['b', 'ArrowDown', 'Tab', ' ', 'constructor']) expect(deskCommand(press(key))).toBeNull()
})
