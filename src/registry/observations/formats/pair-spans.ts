import type { Seen } from '../observation.ts'
import type { CallSpan } from './read-otlp.ts'

/**
 * The calls that spans tell of. A client's span and that of the server which answered it (W3C Trace Context: the
 * client's is its parent) are one call: told as the server saw it, by the client's name, and with what only the client says.
 * A span that was sent twice, as collectors do when they try again, is one.
 */
export function callsOf(sent: readonly CallSpan[]): readonly Seen[] {
  const ids = new Set<string>()
  const spans = sent.filter(({ id }) => {
    if (id === undefined) return true
    const isNew = !ids.has(id)
    ids.add(id)
    return isNew
  })
  const clients = new Map<string, CallSpan>()
  for (const span of spans) if (!span.isServer && span.id !== undefined) clients.set(span.id, span)
  const answered = new Set<CallSpan>()
  const merged = spans.map((span) => {
    const client = span.isServer && span.parent !== undefined ? clients.get(span.parent) : undefined
    if (client === undefined) return span
    answered.add(client)
    return { ...span, seen: asBothSaw(span.seen, client.seen) }
  })
  return merged.filter((span) => !answered.has(span)).map(({ seen }) => seen)
}

function asBothSaw(server: Seen, client: Seen): Seen {
  return {
    ...server,
    host: server.host ?? client.host,
    path: server.path ?? client.path,
    method: server.method ?? client.method,
    service: server.service ?? client.service,
    operation: server.operation ?? client.operation,
    environment: server.environment ?? client.environment,
    consumer: server.consumer ?? client.consumer,
  }
}
