import { rmSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DESK, launchBrowser, openContext, PHONE, type Phone, switchOn } from '../../rig/chromium.ts'
import { type DemoLinks, type RunningServer, runServer } from '../../rig/run-server.ts'
import { signIn } from '../../rig/sign-in.ts'

/** Where a story plays: a server that can die and come back, phones that can, and people at their screens. */
export type Stage = {
  server: () => RunningServer
  url: string
  /** A new process on the same port and data folder. */
  restartServer: () => Promise<void>
  /** A volunteer's phone with its own storage, signed in, closed properly once (so that its cookie is on disk). */
  signedInPhone: (options?: BrowserContextOptions) => Promise<Phone>
  /** Somebody signed in, in a browser that lives as long as the story. */
  person: (role: keyof DemoLinks, options?: BrowserContextOptions) => Promise<Page>
  /** The volunteer again, for stories in which the phone never dies. */
  volunteer: (options?: BrowserContextOptions) => Promise<Page>
  /** Somebody whom nobody knows, on a phone of their own. */
  stranger: () => Promise<Page>
  end: () => Promise<void>
}

/** Sets up an empty demo community with nobody in it. @param flags for the browser of those whose phone never dies */
export async function setStage(flags: readonly string[] = []): Promise<Stage> {
  let running = await runServer()
  const { port, dataDir, url } = running
  let browser: Browser | null = null
  const phones: Phone[] = []
  const person: Stage['person'] = async (role, options = DESK) => {
    browser ??= await launchBrowser(flags)
    const context = await openContext(browser, options)
    const page = await context.newPage()
    await signIn(page, running.links[role])
    return page
  }
  return {
    server: () => running,
    url,
    restartServer: async () => {
      await running.kill()
      running = await runServer({ port, dataDir })
    },
    signedInPhone: async (options) => {
      const phone = await switchOn(options)
      await signIn(await firstPage(phone), running.links.reporter)
      await phone.close()
      phones.push(phone)
      return switchOn({ ...options, profile: phone.profile })
    },
    person,
    volunteer: (options = PHONE) => person('reporter', options),
    stranger: async () => {
      browser ??= await launchBrowser(flags)
      return (await openContext(browser, PHONE)).newPage()
    },
    end: async () => {
      await browser?.close()
      await running.kill()
      for (const phone of phones) phone.forget()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The page a freshly switched on phone shows. */
export async function firstPage(phone: Phone): Promise<Page> {
  return phone.context.pages()[0] ?? phone.context.newPage()
}
