import { spawnSync } from 'node:child_process'

const ADVICE =
  'Browser tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH. ' +
  '浏览器测试需要 Chromium，请先安装。'

/**
 * Makes sure there is a Chromium: the machine's own, or installed by apt where we are root and apt exists.
 * @param {() => string | null} find looks for one
 * @returns {string | null} null when there is one, otherwise what a person has to install
 */
export function ensureChromium(find) {
  if (find()) return null
  const isRoot = process.getuid?.() === 0
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  if (!isRoot || !hasApt) return ADVICE
  console.log('Installing Chromium with apt …')
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  return find() ? null : ADVICE
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
}
