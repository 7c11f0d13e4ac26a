import type { Seen } from '../observation.ts'

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/**
 * Reads one line of the common or combined log format (Apache HTTP Server, mod_log_config; nginx writes the same),
 * with or without a virtual host before it:
 *
 *     [host[:port] ]address ident user [day/month/year:time zone] "METHOD path PROTOCOL" status bytes ["referer" "agent"]
 *
 * Read from left to right without backtracking, whatever the line holds.
 * @returns the reason when it is no such line
 */
export function readAccessLogLine(line: string): Seen | string {
  const open = line.indexOf(' [') + 1
  const close = line.indexOf(']', open)
  if (open === 0 || close === -1) return 'has no time in brackets'
  const before = line.slice(0, open).trim().split(/ +/)
  if (before.length < 3 || before.length > 4) {
    return 'does not begin with an address, an identity and a user'
  }
  const [user, , address] = before.toReversed()
  const host = before.length === 4 ? before[0] : undefined
  const at = accessLogTime(line.slice(open + 1, close))
  if (at === undefined)
    return `has the time "${line.slice(open + 1, close).slice(0, 40)}", which is none`
  const request = quoted(line, close + 1)
  if (request === undefined) return 'has no request in quotes'
  const [method = '', target = ''] = request.text.split(' ')
  if (!/^[A-Z]{3,20}$/.test(method) || target === '') {
    return 'has no method and path in its request'
  }
  const status = Number(line.slice(request.end).trimStart().split(' ', 1)[0])
  if (!Number.isInteger(status) || status < 100 || status > 599) return 'has no status'
  const referer = quoted(line, request.end)
  const agent = referer && quoted(line, referer.end)?.text
  const absolute = /^https?:\/\//i.test(target) ? safeUrl(target) : undefined
  return {
    kind: 'call',
    at,
    host: absolute?.host ?? host,
    path: withoutQuery(absolute?.pathname ?? target),
    method,
    status,
    count: 1,
    client: { user: given(user), address: given(address), agent: given(agent) },
  }
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
