import { expect, test } from 'vitest'
import { type Browser, installWay } from '../../../src/install/install-way.ts'
import { words } from '../../../src/install/words.ts'

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko)'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15'

const browser = (change: Partial<Browser>): Browser => ({
  standalone: false,
  offered: false,
  userAgent: `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36`,
  maxTouchPoints: 5,
  ...change,
})

test('an installed app is not asked to install itself', () => {
  expect(installWay(browser({ standalone: true, offered: true }))).toBe('installed')
})

test('a browser that offers its own prompt is taken at its word, whatever it calls itself', () => {
  expect(installWay(browser({ offered: true, userAgent: `${ANDROID} MicroMessenger/8.0` }))).toBe('prompt')
})

test('WeChat on either system is sent to a real browser', () => {
  for (const system of [IPHONE, ANDROID])
    expect(installWay(browser({ userAgent: `${system} MicroMessenger/8.0.60` }))).toBe('wechat')
  expect(words.wechat.join('')).toContain('在浏览器打开')
})

test('Safari on iPhone and iPad is told 添加到主屏幕, a Mac is not taken for an iPad', () => {
  expect(installWay(browser({ userAgent: `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1` }))).toBe('ios-safari')
  expect(installWay(browser({ userAgent: MAC, maxTouchPoints: 5 }))).toBe('ios-safari')
  expect(installWay(browser({ userAgent: MAC, maxTouchPoints: 0 }))).toBe('other')
  expect(words['ios-safari'].join('')).toContain('添加到主屏幕')
})

test('other browsers on an iPhone get their own steps', () => {
  expect(installWay(browser({ userAgent: `${IPHONE} CriOS/140.0 Mobile/15E148 Safari/604.1` }))).toBe('ios-other')
})
