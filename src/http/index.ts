/**
 * The HTTP edge: routes, authentication, problem details, the documentation and the web application's files.
 *
 * May not: hold conditions of the domain; what is decided about services is decided further in.
 */
export { createApp } from './app.ts'
export type { AppDependencies, Archives, Lint } from './app-dependencies.ts'
export type { Reading } from './description/reading.ts'
export { createHttpServer, type HttpServer } from './http-server.ts'
export { openIdempotency, type Idempotency } from './idempotency.ts'
export { isLoopback } from './loopback-hosts.ts'
