import type { Breaks, Certainty, ChangeDirection, ChangeKind } from './change-kind.ts'
import type { Bump, ChangeLevel } from './model.ts'

/** Which way a message travels. */
export const WAYS = ['request', 'response'] as const
export type Way = (typeof WAYS)[number]

/** A kind of change that says for each way of a message whom it breaks. */
export interface JudgedKind extends ChangeKind {
  readonly breaks: Readonly<Record<Way, Breaks>>
}

/**
 * Whom a change breaks, the consumer first: `yn` breaks consumers and no providers, `m` may break. Requests and
 * responses are told apart by a slash: `yn/nm`.
 */
export type BreaksCode = string

/** A kind of change as the tables write it; `{in}` in the message becomes "in requests" or "in responses". */
export type JudgedRow = readonly [
  id: string,
  code: BreaksCode,
  title: string,
  message: string,
  reason: string,
  bump?: Bump,
]

/** Kinds with one id for both ways of a message, or for what is no part of messages. */
export function judgedKinds(
  direction: ChangeDirection,
  rows: readonly JudgedRow[],
): readonly JudgedKind[] {
  return rows.map(([id, code, title, message, reason, bump]) => {
    const breaks = breaksOf(code)
    const level = worse(levelOf(breaks.request), levelOf(breaks.response))
    const kind = { id, level, direction, title, message, reason, breaks }
    return bump === undefined ? kind : { ...kind, bump }
  })
}

/** Kinds with an id for each way of a message: `…-request` and `…-response`. */
export function kindsOfEachWay(rows: readonly JudgedRow[]): readonly JudgedKind[] {
  return rows.flatMap(([stem, code, title, message, reason, bump]) =>
    WAYS.flatMap((way) => {
      const place = `in ${way}s`
      const breaks = breaksOf(code)[way]
      const kind = {
        id: `${stem}-${way}`,
        level: levelOf(breaks),
        direction: way,
        title: `${title} ${place}`,
        message: message.replace('{in}', place),
        reason,
        breaks: { request: breaks, response: breaks },
      }
      return bump === undefined ? kind : { ...kind, bump }
    }),
  )
}

const CERTAINTIES: ReadonlyMap<string | undefined, Certainty> = new Map([
  ['y', 'yes'],
  ['m', 'maybe'],
  ['n', 'no'],
])

/** @throws Error for a code that is none: a mistake in a table */
export function breaksOf(code: BreaksCode): Readonly<Record<Way, Breaks>> {
  const [request = '', response = request] = code.split('/')
  return { request: breaksOfWay(request), response: breaksOfWay(response) }
}

/** The code for what breaks whom. */
export function codeOf({ request, response }: Readonly<Record<Way, Breaks>>): BreaksCode {
  const ofWay = ({ consumer, provider }: Breaks): string => consumer.charAt(0) + provider.charAt(0)
  return `${ofWay(request)}/${ofWay(response)}`
}

/** For each way and party the worse of two judgements. */
export function worseCode(one: BreaksCode, other: BreaksCode): BreaksCode {
  const [left, right] = [codeOf(breaksOf(one)), codeOf(breaksOf(other))]
  const order = 'nmy'
  return Array.from(left, (letter, index) => {
    const another = right.charAt(index)
    return order.indexOf(another) > order.indexOf(letter) ? another : letter
  }).join('')
}

function breaksOfWay(code: string): Breaks {
  const consumer = CERTAINTIES.get(code[0])
  const provider = CERTAINTIES.get(code[1])
  if (consumer === undefined || provider === undefined || code.length !== 2) {
    throw new Error(`"${code}" does not say whom a change breaks.`)
  }
  return { consumer, provider }
}

function levelOf({ consumer }: Breaks): ChangeLevel {
  if (consumer === 'yes') return 'error'
  return consumer === 'maybe' ? 'warning' : 'info'
}

function worse(one: ChangeLevel, other: ChangeLevel): ChangeLevel {
  if (one === 'error' || other === 'error') return 'error'
  return one === 'warning' ? one : other
}
