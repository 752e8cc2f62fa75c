import QRCode from 'qrcode'
import type { DemoSignIn } from '../demo/demo-people.ts'
import { words } from '../demo/words.ts'
import { projectVersion } from '../project-root.ts'
import type { Running } from './start-server.ts'

/** What the terminal shows: the demo's sign-in links with their QR codes, and as the last line that the server is ready. */
export async function announcement({ url, demoLinks, communities }: Running): Promise<string> {
  const lines = [`啄木鸟 Woodpecker ${projectVersion()}`]
  if (demoLinks) lines.push(words.demo)
  for (const [key, link] of Object.entries(demoLinks ?? {})) {
    lines.push('', `${words.signIns[key as DemoSignIn]}  ${link}`, await qrForTerminal(link)) // keys of DemoLinks
  }
  if (communities === 0) lines.push(words.noCommunity)
  return [...lines, `ready ${url}`, ''].join('\n')
}

/** A QR code of half-height blocks. */
export const qrForTerminal = async (text: string): Promise<string> =>
  (await QRCode.toString(text, { type: 'terminal', small: true, errorCorrectionLevel: 'L' })).trimEnd()
