import { randomBytes } from 'node:crypto'
import { type Config, readConfig } from '../config.ts'
import { enrolmentLink } from '../sign-in/secret.ts'
import { qrForTerminal } from '../start/announce.ts'
import { baseUrl } from '../start/base-url.ts'
import { claimDataFolder, dataFiles, makeDataFolder, modeOf } from '../start/data-folder.ts'
import { openStores } from '../start/open-stores.ts'
import { StartRefused } from '../start/start-refused.ts'
import { readIfThere } from '../start/whole-file.ts'
import { AdminRefused } from './admin-refused.ts'
import { type CreateCommunity, type Invite, readCommand } from './command.ts'
import { runAddMap, runBackup, runForget, runRecount, runRestore } from './folder-commands.ts'
import { type AdminDeps, createCommunity, invite } from './invite.ts'
import { words } from './words.ts'

/** Carries out one command on the data folder; the server may be running on it (SQLite lets both write in turn). */
async function main(): Promise<void> {
  try {
    process.stdout.write(`${await run(process.argv.slice(2))}\n`)
  } catch (error) {
    if (!(error instanceof AdminRefused) && !(error instanceof StartRefused)) throw error
    const usage = error instanceof AdminRefused && error.usage ? `\n${words.usage}` : ''
    process.stderr.write(`admin: ${error.message}${usage}\n`)
    process.exitCode = 2
  }
}

async function run(args: readonly string[]): Promise<string> {
  if (args.length === 0 || args[0] === 'help' || args.includes('--help')) return words.usage
  const command = readCommand(args)
  const config = settings()
  process.umask(0o077) // as the server: what is created in the data folder is this user's alone
  if (command.command === 'backup') return runBackup(command, config.dataDir, Date.now())
  if (command.command === 'restore') return runRestore(command, config.dataDir, Date.now())
  if (command.command === 'recount') return runRecount(command, config.dataDir)
  if (command.command === 'add-map') return runAddMap(command, config.dataDir)
  if (command.command === 'forget-report') return runForget(command, config.dataDir, Date.now())
  await makeDataFolder(config.dataDir)
  const given = process.env.WOODPECKER_MODE ? config.mode : null
  await claimDataFolder(config.dataDir, given ?? (await modeOf(config.dataDir)) ?? 'production')
  const stores = await openStores(config.dataDir)
  try {
    return await carryOut(command, { ...stores, now: Date.now(), random: (bytes) => randomBytes(bytes) }, config)
  } finally {
    await stores.close()
  }
}

/** Listening is not this command's business: HOST may be one that only the server can use. */
function settings(): Config {
  const read = readConfig({ ...process.env, HOST: undefined })
  if (!read.ok) throw new AdminRefused(read.problem)
  return read.config
}

async function carryOut(command: Invite | CreateCommunity, deps: AdminDeps, config: Config): Promise<string> {
  if (command.command === 'create-community') {
    const community = await createCommunity(command, deps)
    return words.communityCreated(community.name, community.id)
  }
  const invited = await invite(command, deps)
  const link = enrolmentLink(await addressOf(config), invited.secret)
  const created = invited.createdCommunity
  return [
    ...(created ? [words.communityCreated(created.name, created.id)] : []),
    words.invited(invited.name, invited.personId, command.minutes),
    link,
    await qrForTerminal(link),
  ].join('\n')
}

/** PUBLIC_URL, else where the server last answered on this folder, else where it would by default. */
async function addressOf(config: Config): Promise<string> {
  const recorded = await readIfThere(dataFiles(config.dataDir).address)
  const url = recorded && /"url":\s*"(https?:\/\/[^"]+)"/.exec(recorded)?.[1]
  return config.publicUrl ?? (url || baseUrl(config, config.port))
}

await main()
