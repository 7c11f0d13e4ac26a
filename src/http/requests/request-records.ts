import type { ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { Histogram, type Registry } from 'prom-client'

/** What is known of a request at the end of its answer. */
export interface Requested {
  readonly method: string
  /** Without the query: what people look for is theirs. */
  readonly path: string
  /** The id of the operation; undefined outside the described interface. */
  readonly operation: string | undefined
  /** The id of who asked, when somebody is known to have. */
  readonly actor: string | undefined
}

/**
 * Logs each request and measures how long it took, by operation and status. What is no described operation counts
 * as `other`: addresses are made up by clients, and every label is kept in memory.
 */
export interface RequestRecords {
  /**
   * Waits for the end of the answer.
   * @param begun by `performance.now()`, milliseconds
   * @param requested asked at the end; undefined when somebody else records it
   */
  follow(
    response: ServerResponse,
    id: string,
    begun: number,
    requested: () => Requested | undefined,
  ): void
}

export function createRequestRecords(log: Logger, metrics: Registry): RequestRecords {
  const durations = new Histogram({
    name: 'concordat_http_request_duration_seconds',
    help: 'Seconds from the arrival of a request to the end of its answer.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [metrics],
  })
  return {
    follow(response, id, begun, requested) {
      response.once('close', () => {
        const known = requested()
        if (known === undefined) return
        const { operation, ...what } = known
        const milliseconds = performance.now() - begun
        const status = response.statusCode
        durations.observe({ operation: operation ?? 'other', status }, milliseconds / 1000)
        if (!log.isLevelEnabled('info')) return
        log.info(
          {
            request: id,
            ...what,
            status,
            milliseconds: Math.round(milliseconds),
            ...(response.writableFinished ? {} : { aborted: true }),
          },
          'request',
        )
      })
    },
  }
}
