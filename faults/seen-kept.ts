import type { Page } from 'playwright-core'

/** Where the page's words are heard, the moment they stand on the screen. */
export type Heard = { shown: boolean }

const BINDING = 'woodpeckerKeptShown'

/** Listens from outside the browser, so that what was shown is known after the browser is dead. */
export async function listenForKept(page: Page): Promise<Heard> {
  const heard: Heard = { shown: false }
  await page.exposeBinding(BINDING, () => {
    heard.shown = true
  })
  return heard
}

/** Presses 保存上报 and returns at once; 已存本机 or 已送达 is told to `listenForKept` in the task that shows it. */
export const pressSave = (page: Page): Promise<void> =>
  page.evaluate((binding) => {
    const tell = Reflect.get(window, binding) as () => void // exposed by listenForKept
    const look = () => {
      if (!/已存本机|已送达/.test(document.body.textContent ?? '')) return
      observer.disconnect()
      tell()
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('保存上报'))
    if (!button) throw new Error('there is no 保存上报')
    button.click()
  }, BINDING)
