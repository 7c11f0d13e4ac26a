import type { Seen } from '../observation.ts'
import { accessLogTime, withoutPort, withoutQuery } from './read-access-log-line.ts'

/** Names under which gateways and servers write the same thing, the one of our own export first. */
const NAMES = {
  at: [
    'at',
    '@timestamp',
    'timestamp',
    'time',
    'time_iso8601',
    'time_local',
    'start_time',
    'started_at',
    'msec',
    'ts',
  ],
  host: ['host', 'http_host', 'server_name', 'authority', 'upstream_host'],
  path: ['path', 'uri', 'request_uri', 'url', 'request_path'],
  method: ['method', 'request_method', 'verb', 'http_method'],
  service: ['service'],
  operation: ['operation', 'soap_action'],
  version: ['version', 'service_version'],
  environment: ['environment', 'env'],
  status: ['status', 'status_code', 'response_code', 'http_status'],
  consumer: ['consumer', 'consumer_name', 'application'],
  user: ['user', 'remote_user', 'client_id', 'consumer_id', 'api_key_name', 'sub'],
  address: [
    'address',
    'remote_addr',
    'client_ip',
    'client_address',
    'ip',
    'downstream_remote_address',
  ],
  agent: ['agent', 'user_agent', 'http_user_agent', 'user-agent'],
} as const

type Entry = Readonly<Record<string, unknown>>

/**
 * Reads one entry of a gateway's export, or one line of a log in JSON. Where an entry holds `request` or `response`
 * objects, those are looked into as well. Of the headers of a request, which clients write, only host and agent are
 * taken (Kong's log plugins have them nowhere else).
 * @returns the reason when it says too little
 */
export function readJsonEntry(value: unknown): Seen | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object'
  const entry = value as Entry
  const request = nested(entry, 'request')
  const places = [entry, request, nested(entry, 'response')]
  const text = (name: keyof typeof NAMES, among: readonly Entry[] = places): string | undefined => {
    const found = valueOf(among, NAMES[name])
    return typeof found === 'string' && found !== '' && found !== '-' ? found : undefined
  }
  const withHeaders = [...places, nested(request, 'headers')]
  const at = instantOf(valueOf(places, NAMES.at))
  if (at === undefined) return 'has no time: give it as "at", in ISO 8601 or in seconds since 1970'
  const kind = entry['kind'] ?? 'call'
  if (kind !== 'call' && kind !== 'deployment') return 'is neither of the kind call nor deployment'
  const status = Number(valueOf(places, NAMES.status) ?? 200)
  if (!Number.isInteger(status) || status < 0 || status > 999) return 'has a status that is none'
  const count = Number(entry['count'] ?? 1)
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000_000) {
    return 'has a count that is no whole number above 0'
  }
  const url = text('path')
  const called = urlOf(url)
  const service = text('service')
  // Some write the path and the whole address beside each other.
  const host = text('host', withHeaders) ?? (called ?? urlOf(valueOf(places, ['url'])))?.host
  if (service === undefined && host === undefined && url === undefined) {
    return 'says neither where it went ("host" and "path") nor which "service" it was'
  }
  return {
    kind,
    at,
    host,
    path: url === undefined ? undefined : withoutQuery(called?.pathname ?? url),
    method: text('method')?.toUpperCase(),
    service,
    operation: text('operation'),
    version: text('version'),
    environment: text('environment'),
    status,
    count,
    consumer: text('consumer') ?? usernameOf(entry),
    client: {
      user: text('user'),
      address: withoutPort(text('address')),
      agent: text('agent', withHeaders),
    },
  }
}

/** Kong writes its consumer as an object. */
function usernameOf(entry: Entry): string | undefined {
  const username = nested(entry, 'consumer')['username']
  return typeof username === 'string' && username !== '' ? username : undefined
}

function urlOf(text: unknown): URL | undefined {
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
}

function nested(entry: Entry, name: string): Entry {
  const value = entry[name]
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Entry)
    : {}
}

function valueOf(places: readonly Entry[], names: readonly string[]): unknown {
  for (const name of names) {
    for (const place of places) if (Object.hasOwn(place, name)) return place[name]
  }
  return undefined
}

const ZONE = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})$/i
const MILLISECONDS = 100_000_000_000 // larger numbers are milliseconds: as seconds they would lie in the year 5138

/** Seconds or milliseconds since 1970, ISO 8601 (in UTC unless it names a zone), or as access logs write it. */
function instantOf(value: unknown): Date | undefined {
  const isNumber =
    typeof value === 'number' ||
    (typeof value === 'string' && /^\d{9,16}(?:\.\d{1,9})?$/.test(value))
  const number = Number(value)
  const at = isNumber
    ? new Date(number < MILLISECONDS ? number * 1_000 : number)
    : typeof value === 'string'
      ? (accessLogTime(value) ?? new Date(ZONE.test(value) ? value : `${value}Z`))
      : undefined
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at
}
