import type { RequestHandler } from 'express'
import { Histogram, type Registry } from 'prom-client'
import { operationOf } from '../requests/request-context.ts'

/**
 * Measures how long requests take, by operation and status. What is no described operation counts as
 * `other`: addresses are made up by clients, and every label is kept in memory.
 */
export function httpMetrics(metrics: Registry): RequestHandler {
  const durations = new Histogram({
    name: 'concordat_http_request_duration_seconds',
    help: 'Seconds from the arrival of a request to the end of its answer.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [metrics],
  })
  return (_request, response, next) => {
    const stop = durations.startTimer()
    response.once('close', () => {
      stop({ operation: operationOf(response)?.id ?? 'other', status: response.statusCode })
    })
    next()
  }
}
