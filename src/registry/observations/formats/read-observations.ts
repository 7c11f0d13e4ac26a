import { setImmediate } from 'node:timers/promises'
import { RegistryError } from '../../problems.ts'
import type { ObservationFormat, Rejected, Seen } from '../observation.ts'
import { beginsAsEnvoyLog, readAccessLogLine } from './read-access-log-line.ts'
import { readJsonEntry } from './read-json-entry.ts'
import { callsOf } from './pair-spans.ts'
import { readOtlp, type CallSpan } from './read-otlp.ts'

/** What a report holds. */
export interface ReadObservations {
  readonly format: ObservationFormat
  readonly seen: readonly Seen[]
  /** The first of what could not be read. */
  readonly rejected: readonly Rejected[]
  readonly rejectedCount: number
  /** Empty lines, and spans that are no calls. */
  readonly passedOver: number
}

const MOST = 200_000 // lines or entries of one report
const LONGEST_LINE = 16_384 // characters
const MOST_REJECTED = 20 // that are told of
const PIECE = 2_000 // lines between two looks at what else is to be done

/**
 * Reads a report in any of the formats; which one it is, its beginning tells unless that is given.
 * @throws RegistryError `invalid-input` for what is no JSON where it should be, or holds too much
 */
export async function readObservations(
  text: string,
  format: ObservationFormat = formatOf(text),
): Promise<ReadObservations> {
  if (format === 'otlp') {
    // The file exporter of the OpenTelemetry Collector writes a request a line.
    return isObjectALine(text) ? readRequests(text.trim().split('\n')) : readRequests([text])
  }
  if (format === 'export') {
    const document = parsed(text) as { readonly observations?: unknown } | null
    const entries = Array.isArray(document) ? document : document?.observations
    if (!Array.isArray(entries)) throw invalid('', 'must have a list "observations"')
    return readAll(format, entries as readonly unknown[], readJsonEntry)
  }
  const lines = text.split('\n')
  return readAll(format, lines, (line: string) => {
    const trimmed = line.trimEnd()
    if (trimmed === '') return undefined
    if (trimmed.length > LONGEST_LINE) return `is longer than ${LONGEST_LINE} characters`
    return format === 'access-log' ? readAccessLogLine(trimmed) : readJsonLine(trimmed)
  })
}

/** Spans of several requests; one that is no JSON is left out, as long as it is not the only one. */
function readRequests(requests: readonly string[]): ReadObservations {
  const spans: CallSpan[] = []
  const rejected: Rejected[] = []
  let passedOver = 0
  for (const [index, request] of requests.entries()) {
    const value = requests.length === 1 ? parsed(request) : jsonOf(request)
    if (value === undefined) {
      rejected.push({ line: index + 1, reason: 'is no JSON' })
      continue
    }
    const read = readOtlp(value)
    // Not as arguments of one call: a request may have more of them than a call takes.
    for (const span of read.spans) spans.push(span)
    for (const one of read.rejected) rejected.push(one)
    passedOver += read.passedOver
  }
  return result('otlp', callsOf(spans), rejected, passedOver)
}

async function readAll<T>(
  format: ObservationFormat,
  entries: readonly T[],
  read: (entry: T) => Seen | string | undefined,
): Promise<ReadObservations> {
  if (entries.length > MOST) {
    throw invalid('', `has ${entries.length} entries; send at most ${MOST} at once`)
  }
  const seen: Seen[] = []
  const rejected: Rejected[] = []
  let passedOver = 0
  for (const [index, entry] of entries.entries()) {
    const found = read(entry)
    if (found === undefined) passedOver += 1
    else if (typeof found === 'string') rejected.push({ line: index + 1, reason: found })
    else seen.push(found)
    if (index % PIECE === PIECE - 1) await setImmediate()
  }
  return result(format, seen, rejected, passedOver)
}

function result(
  format: ObservationFormat,
  seen: readonly Seen[],
  rejected: readonly Rejected[],
  passedOver: number,
): ReadObservations {
  return {
    format,
    seen,
    rejected: rejected.slice(0, MOST_REJECTED),
    rejectedCount: rejected.length,
    passedOver,
  }
}

function readJsonLine(line: string): Seen | string {
  const value = jsonOf(line)
  return value === undefined ? 'is no JSON' : readJsonEntry(value)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** By how it begins: an export and spans are one document, a log in JSON is an object a line. */
function formatOf(text: string): ObservationFormat {
  const start = text.slice(0, 4_096).trimStart()
  if (beginsAsEnvoyLog(start)) return 'access-log'
  if (start.startsWith('[')) return 'export'
  if (!start.startsWith('{')) return 'access-log'
  if (/^\{\s*"resourceSpans"/.test(start)) return 'otlp'
  if (/^\{\s*"observations"/.test(start)) return 'export'
  return isObjectALine(text) ? 'json-lines' : wholeDocument(text)
}

function isObjectALine(text: string): boolean {
  const end = text.indexOf('\n')
  const firstLine = (end === -1 ? text : text.slice(0, end)).trim()
  return firstLine.startsWith('{') && firstLine.endsWith('}')
}

function wholeDocument(text: string): ObservationFormat {
  const document = parsed(text)
  const isObject = typeof document === 'object' && document !== null
  return isObject && Object.hasOwn(document, 'resourceSpans') ? 'otlp' : 'export'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw invalid('', 'is no JSON; a log has one entry a line', error)
  }
}

function invalid(pointer: string, message: string, cause?: Error): RegistryError {
  return new RegistryError(
    'invalid-input',
    `The report ${message}.`,
    { errors: [{ pointer, message }] },
    ...(cause === undefined ? [] : [{ cause }]),
  )
}
