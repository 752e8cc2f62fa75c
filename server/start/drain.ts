import type { Server } from 'node:http'

/** How often connections that have just become idle are let go. */
const SWEEP_MS = 50

/**
 * Stops taking connections, lets requests under way finish and resolves when the last connection is gone.
 * After `patienceMs` whatever is still open is cut: a phone that stopped answering must not keep the server up.
 */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
  try {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
    })
  } finally {
    clearInterval(sweep)
    clearTimeout(cut)
  }
}
