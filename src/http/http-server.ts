import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Express } from 'express'
import { expressMessages } from './express-messages.ts'

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

/**
 * @param answer what requests are given to
 * @param routes the Express application that it hands requests on to, if it does
 */
export function createHttpServer(answer: RequestListener, routes?: Express): HttpServer {
  const server = createServer(
    {
      // A client that dribbles its headers or its 64 MiB holds a connection no longer than this.
      headersTimeout: 15 * SECOND,
      requestTimeout: 120 * SECOND,
      keepAliveTimeout: 10 * SECOND,
      connectionsCheckingInterval: 5 * SECOND,
      ...(routes !== undefined && expressMessages(routes)),
    },
    answer,
  )
  const answers = new Set<ServerResponse>()
  server.on('request', (_request, response) => {
    answers.add(response)
    response.once('close', () => answers.delete(response))
  })
  let drained: Promise<void> | undefined

  return {
    server,
    drain(graceMilliseconds = 7 * SECOND) {
      drained ??= drainServer(server, answers, graceMilliseconds)
      return drained
    },
  }
}

async function drainServer(
  server: Server,
  answers: ReadonlySet<ServerResponse>,
  graceMilliseconds: number,
): Promise<void> {
  // Answers that are still to come tell their clients not to reuse the connection.
  server.prependListener('request', (_request, response) => {
    response.setHeader('Connection', 'close')
  })
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  // Streams of events end only when they are told to; their clients come again, to another server or later.
  for (const answer of answers) {
    if (String(answer.getHeader('Content-Type')).startsWith('text/event-stream')) answer.end()
  }
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
