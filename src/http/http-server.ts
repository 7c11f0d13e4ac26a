import { createServer, type Server } from 'node:http'
import type { Express } from 'express'

/** A server that can be stopped without breaking off what is under way. */
export interface HttpServer {
  readonly server: Server
  /**
   * Takes no new connections, lets requests that are under way finish, and breaks off what is left after
   * the grace. Resolves when no connection is open; calling it again waits for the same end.
   * @param graceMilliseconds 7 s unless given: the start command ends within 8 s
   */
  drain(graceMilliseconds?: number): Promise<void>
}

const SECOND = 1_000 // milliseconds

export function createHttpServer(app: Express): HttpServer {
  const server = createServer(
    {
      // A client that dribbles its headers or its 64 MiB holds a connection no longer than this.
      headersTimeout: 15 * SECOND,
      requestTimeout: 120 * SECOND,
      keepAliveTimeout: 10 * SECOND,
      connectionsCheckingInterval: 5 * SECOND,
    },
    app,
  )
  let drained: Promise<void> | undefined

  return {
    server,
    drain(graceMilliseconds = 7 * SECOND) {
      drained ??= drainServer(server, graceMilliseconds)
      return drained
    },
  }
}

async function drainServer(server: Server, graceMilliseconds: number): Promise<void> {
  // Answers that are still to come tell their clients not to reuse the connection.
  server.prependListener('request', (_request, response) => {
    response.setHeader('Connection', 'close')
  })
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  server.closeIdleConnections()
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const end = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
  try {
    await closed
  } finally {
    clearInterval(idle)
    clearTimeout(end)
  }
}
