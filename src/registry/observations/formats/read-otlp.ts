import type { Rejected, Seen } from '../observation.ts'
import { withoutQuery } from './read-access-log-line.ts'

/** A span that is one end of a call. */
export interface CallSpan {
  /** Its trace and its own id; undefined where it does not say them. */
  readonly id: string | undefined
  /** Those of the span that it belongs to: of a server the client's, when a client passed on where it is. */
  readonly parent: string | undefined
  readonly isServer: boolean
  readonly seen: Seen
}

type Attributes = ReadonlyMap<string, string>

const SERVER = 2 // SPAN_KIND_SERVER
const CLIENT = 3 // SPAN_KIND_CLIENT
const FAILED = 500 // the status that a failure without one counts as

/**
 * Reads the spans of an OTLP/JSON export request (OpenTelemetry Protocol 1.x, `ExportTraceServiceRequest`) by the semantic
 * conventions for HTTP and RPC, the present names and those before 1.21. Server spans are calls that their resource
 * answered; client spans name the consumer, by `service.name`, and where it called. Other spans say nothing here.
 */
export function readOtlp(value: unknown): {
  readonly spans: readonly CallSpan[]
  readonly rejected: readonly Rejected[]
  /** Spans inside of a service, which are no calls. */
  readonly passedOver: number
} {
  const spans: CallSpan[] = []
  const rejected: Rejected[] = []
  let line = 0
  let passedOver = 0
  for (const resourceSpans of listIn(value, 'resourceSpans')) {
    const resource = attributesOf(memberOf(resourceSpans, 'resource'))
    for (const scopeSpans of listIn(resourceSpans, 'scopeSpans')) {
      for (const span of listIn(scopeSpans, 'spans')) {
        line += 1
        const kind = spanKind(memberOf(span, 'kind'))
        if (kind !== SERVER && kind !== CLIENT) {
          passedOver += 1
          continue
        }
        const read = readSpan(span, kind, resource)
        if (typeof read === 'string') rejected.push({ line, reason: read })
        else spans.push({ ...identityOf(span), isServer: kind === SERVER, seen: read })
      }
    }
  }
  return { spans, rejected, passedOver }
}

function identityOf(span: unknown): Pick<CallSpan, 'id' | 'parent'> {
  const [trace, id, parent] = ['traceId', 'spanId', 'parentSpanId'].map((name) => {
    const value = memberOf(span, name)
    return typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined
  })
  if (trace === undefined) return { id: undefined, parent: undefined }
  return { id: id && `${trace} ${id}`, parent: parent && `${trace} ${parent}` }
}

function readSpan(span: unknown, kind: number, resource: Attributes): Seen | string {
  const nanoseconds = memberOf(span, 'startTimeUnixNano')
  if (typeof nanoseconds !== 'string' && typeof nanoseconds !== 'number') {
    return 'has no startTimeUnixNano'
  }
  const at = new Date(Number(nanoseconds) / 1e6)
  if (Number.isNaN(at.getTime())) return 'has a startTimeUnixNano that is none'
  const attributes = attributesOf(span)
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => attributes.get(name)).find((text) => text !== undefined && text !== '')
  const url = first('url.full', 'http.url')
  const full = url !== undefined && URL.canParse(url) ? new URL(url) : undefined
  const address = first('server.address', 'net.host.name', 'net.peer.name')
  const port = first('server.port', 'net.host.port', 'net.peer.port')
  const host =
    full?.host ??
    first('http.host') ??
    (address === undefined || port === undefined ? address : `${address}:${port}`)
  const path = first('url.path', 'http.target', 'http.route') ?? full?.pathname
  const rpc = first('rpc.method')
  if (host === undefined && path === undefined && rpc === undefined) {
    return 'says neither where it went nor which operation it was'
  }
  const status = Number(
    first('http.response.status_code', 'http.status_code') ?? (hasFailed(span) ? FAILED : 200),
  )
  const isServer = kind === SERVER
  return {
    kind: 'call',
    at,
    host,
    path: path === undefined ? undefined : withoutQuery(path),
    method: first('http.request.method', 'http.method')?.toUpperCase(),
    service: isServer ? serviceOf(resource) : attributes.get('concordat.service'),
    operation: rpc,
    version: isServer ? resource.get('service.version') : undefined,
    environment:
      resource.get('deployment.environment.name') ?? resource.get('deployment.environment'),
    status: Number.isInteger(status) ? status : 200,
    count: 1,
    consumer: isServer ? first('concordat.consumer') : resource.get('service.name'),
    client: {
      user: first('enduser.id', 'user.id'),
      address: first('client.address', 'net.sock.peer.addr', 'http.client_ip'),
      agent: first('user_agent.original', 'http.user_agent'),
    },
  }
}

/** Semantic conventions for resources: namespace and name tell a service from all others, as domain and name do here. */
function serviceOf(resource: Attributes): string | undefined {
  const named = resource.get('concordat.service')
  if (named !== undefined) return named
  const [namespace = '', name = ''] = ['service.namespace', 'service.name'].map((key) =>
    resource.get(key),
  )
  return namespace === '' || name === '' ? undefined : `${namespace}/${name}`
}

/** Of calls without an HTTP status, such as gRPC, and those that nobody answered: `STATUS_CODE_ERROR`. */
function hasFailed(span: unknown): boolean {
  const code = memberOf(memberOf(span, 'status'), 'code')
  return code === 2 || code === 'STATUS_CODE_ERROR'
}

function spanKind(value: unknown): number {
  if (value === 'SPAN_KIND_SERVER') return SERVER
  return value === 'SPAN_KIND_CLIENT' ? CLIENT : Number(value)
}

/** OTLP writes an attribute as `{ "key": …, "value": { "stringValue": … } }`. */
function attributesOf(value: unknown): Attributes {
  const attributes = new Map<string, string>()
  for (const attribute of listIn(value, 'attributes')) {
    const key = memberOf(attribute, 'key')
    const held = memberOf(attribute, 'value')
    const text =
      memberOf(held, 'stringValue') ?? memberOf(held, 'intValue') ?? memberOf(held, 'doubleValue')
    if (typeof key === 'string' && (typeof text === 'string' || typeof text === 'number')) {
      attributes.set(key, String(text))
    }
  }
  return attributes
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name)
  return Array.isArray(list) ? list : []
}
