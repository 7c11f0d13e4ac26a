import ipaddr from 'ipaddr.js'
import type { Seen } from '../observation.ts'

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/**
 * Reads one line of the common or combined log format (Apache HTTP Server, mod_log_config; nginx writes the same),
 * with or without a virtual host before it:
 *
 *     [host[:port] ]address ident user [day/month/year:time zone] "METHOD path PROTOCOL" status bytes ["referer" "agent"]
 *
 * or of the default format of Envoy (Access logging, Default format string), also as Istio extends it:
 *
 *     [time] "METHOD path PROTOCOL" status flags … "forwarded for" "agent" "request id" "authority" "upstream" …
 *
 * Read from left to right without backtracking, whatever the line holds.
 * @returns the reason when it is no such line
 */
export function readAccessLogLine(line: string): Seen | string {
  if (line.startsWith('[')) return readEnvoyLine(line)
  const open = line.indexOf(' [') + 1
  const close = line.indexOf(']', open)
  if (open === 0 || close === -1) return 'has no time in brackets'
  const caller = callerOf(line.slice(0, open).trim().split(/ +/))
  if (caller === undefined) return 'does not begin with an address, an identity and a user'
  const { host, address, user } = caller
  const at = accessLogTime(line.slice(open + 1, close))
  if (at === undefined)
    return `has the time "${line.slice(open + 1, close).slice(0, 40)}", which is none`
  const request = quoted(line, close + 1)
  if (request === undefined) return 'has no request in quotes'
  const called = calledBy(request.text)
  if (called === undefined) return 'has no method and path in its request'
  const status = statusAfter(line, request.end)
  if (status === undefined || status === 0) return 'has no status'
  const referer = quoted(line, request.end)
  const agent = referer && quoted(line, referer.end)?.text
  return {
    kind: 'call',
    at,
    host: called.host ?? host,
    path: called.path,
    method: called.method,
    status,
    count: 1,
    client: { user: given(user), address: given(address), agent: given(agent) },
  }
}

/** Of the texts in quotes behind the status, the last five are always the same ones. What was forwarded for, clients write. */
function readEnvoyLine(line: string): Seen | string {
  const close = line.indexOf(']')
  const time = line.slice(1, Math.max(close, 1))
  const at = new Date(ENVOY_TIME.test(time) ? time : NaN)
  if (Number.isNaN(at.getTime())) return `has the time "${time.slice(0, 40)}", which is none`
  const request = quoted(line, close + 1)
  if (request === undefined) return 'has no request in quotes'
  const called = calledBy(request.text)
  if (called === undefined) return 'has no method and path in its request'
  const status = statusAfter(line, request.end)
  if (status === undefined) return 'has no status'
  const texts: string[] = []
  let end = request.end
  for (let next = quoted(line, end); next !== undefined; next = quoted(line, end)) {
    texts.push(next.text)
    end = next.end
  }
  if (texts.length < 5) return 'has no agent and authority in quotes'
  const [, agent, , authority] = texts.slice(-5)
  const istio = line.slice(end).trim().split(' ')
  return {
    kind: 'call',
    at,
    host: called.host ?? given(authority),
    path: called.path,
    method: called.method,
    status,
    count: 1,
    client: { user: undefined, address: withoutPort(given(istio[3])), agent: given(agent) },
  }
}

const ENVOY_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/

/** Whether a text begins as a log of Envoy does; a list of JSON begins with a bracket, too. */
export function beginsAsEnvoyLog(text: string): boolean {
  return /^\[\d{4}-\d{2}-\d{2}T/.test(text)
}

/** A user may have spaces in its name, where the address tells at which place it stands. */
function callerOf(
  parts: readonly string[],
):
  | { readonly host: string | undefined; readonly address?: string; readonly user?: string }
  | undefined {
  const [first = '', second = '', third, fourth] = parts
  if (parts.length < 3) return undefined
  const user = (from: number): string => parts.slice(from).join(' ')
  if (isAddress(first)) return { host: undefined, address: first, user: user(2) }
  if (isAddress(second) && parts.length > 3) return { host: first, address: second, user: user(3) }
  // Addresses that are looked up are names themselves.
  if (parts.length === 3) return { host: undefined, address: first, user: third ?? '' }
  if (parts.length === 4) return { host: first, address: second, user: fourth ?? '' }
  return undefined
}

function calledBy(
  request: string,
):
  | { readonly method: string; readonly host: string | undefined; readonly path: string }
  | undefined {
  const [method = '', target = ''] = request.split(' ')
  if (!/^[A-Z]{3,20}$/.test(method) || target === '') return undefined
  const absolute = /^https?:\/\//i.test(target) ? safeUrl(target) : undefined
  return { method, host: absolute?.host, path: withoutQuery(absolute?.pathname ?? target) }
}

/** 0 where nobody answered. */
function statusAfter(line: string, from: number): number | undefined {
  const [said = ''] = line.slice(from).trimStart().split(' ', 1)
  const status = Number(said)
  const isOne = /^\d{1,3}$/.test(said) && (status === 0 || (status >= 100 && status <= 599))
  return isOne ? status : undefined
}

/** `10.0.7.12:4711` and `[::1]:4711` without their port. */
export function withoutPort(address: string | undefined): string | undefined {
  if (address === undefined || isAddress(address)) return address
  return address.replace(/:\d{1,5}$/, '').replace(/^\[(.*)\]$/, '$1')
}

function given(text: string | undefined): string | undefined {
  return text === undefined || text === '' || text === '-' ? undefined : text
}

export function withoutQuery(target: string): string {
  return target.split(/[?#]/, 1)[0] ?? ''
}

function safeUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

/** The instant of `22/Nov/2026:10:00:00 +0100`; undefined when the text is none. */
export function accessLogTime(text: string): Date | undefined {
  const parts =
    /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/.exec(text)
  if (parts === null) return undefined
  const [, day, name = '', year, hour, minute, second, sign = '+', zoneHour, zoneMinute] = parts
  const month = MONTHS.indexOf(name) / 3 + 1
  if (!Number.isInteger(month) || month < 1) return undefined
  const iso = `${year ?? ''}-${String(month).padStart(2, '0')}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}${sign}${zoneHour ?? ''}:${zoneMinute ?? ''}`
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** The next text in quotes, in which a backslash escapes. */
function quoted(
  line: string,
  from: number,
): { readonly text: string; readonly end: number } | undefined {
  const start = line.indexOf('"', from)
  if (start === -1) return undefined
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at += 1
    else if (line[at] === '"') return { text: line.slice(start + 1, at), end: at + 1 }
  }
  return undefined
}

/** In full: a number alone is an identity or a port, although it could stand for an address. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
}
