import { type DestinationStream, destination, type Logger, pino } from 'pino'
import { type Config, readConfig } from './config.ts'
import { announcement } from './start/announce.ts'
import { StartRefused } from './start/start-refused.ts'
import { type Running, startServer } from './start/start-server.ts'
import { letThreadsSizeTheirHeaps } from './start/young-heaps.ts'

/** Runs the server until SIGTERM or SIGINT. What it prints on stdout is for people; the log goes to stderr. */
async function main(): Promise<void> {
  const read = readConfig(process.env)
  if (!read.ok) return refuse(read.problem, 2)
  letThreadsSizeTheirHeaps()
  process.umask(0o077) // whatever the data folder is, the database and photos in it are this user's alone
  const log = createLog(read.config.logLevel)
  try {
    const running = await startServer(read.config, log)
    stopOnSignals(running, log)
    process.stdout.write(await announcement(running))
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    refuse(error.message, error.exitCode)
  }
}

/** Written synchronously: the last line before a crash is the one that matters. */
function createLog(level: Config['logLevel']): Logger {
  const stderr: DestinationStream = destination({ dest: 2, sync: true })
  return pino({ level, base: null }, stderr)
}

function refuse(problem: string, exitCode: number): void {
  process.stderr.write(`woodpecker: ${problem}\n`)
  process.exitCode = exitCode
}

function stopOnSignals(running: Running, log: Logger): void {
  let stopping = false
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await running.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

await main()
