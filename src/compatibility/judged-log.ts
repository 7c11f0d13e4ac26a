import type { Location } from '../contracts/index.ts'
import type { Breaks, ChangeFacts } from './change-kind.ts'
import type { FoundChange } from './found-change.ts'
import {
  breaksOf,
  codeOf,
  WAYS,
  worseCode,
  type BreaksCode,
  type JudgedKind,
  type Way,
} from './judged-kind.ts'

/** Something that has a place in a source. */
export interface Placed {
  readonly location: Location
}

/** A change as comparisons state it. */
export interface StatedChange {
  readonly facts: ChangeFacts
  readonly old?: Placed | undefined
  readonly now?: Placed | undefined
  /** Set where something stands on one side only: see `FoundChange.cause`. */
  readonly cause?: 'old' | 'new'
  /** Whom it breaks, where that differs from what the kind says. */
  readonly breaks?: BreaksCode
}

/** By way, the operations whose messages a change is about; undefined where it is about none. */
export type OperationsByWay = Readonly<Record<Way, ReadonlySet<string> | undefined>>

/** What was found so far, judged for requests and responses. */
export class JudgedLog {
  readonly changes: FoundChange[] = []
  readonly #kinds: ReadonlyMap<string, JudgedKind>
  readonly #codes = { old: new Map<string, BreaksCode>(), now: new Map<string, BreaksCode>() }

  constructor(kinds: readonly JudgedKind[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind.id, kind]))
  }

  /**
   * Adds a change of something that messages hold, once for each way unless both ways are judged alike.
   *
   * @param id of a kind, or of two without `-request` and `-response`
   */
  addToMessages(id: string, change: StatedChange, operations: OperationsByWay): void {
    const codes = change.breaks === undefined ? undefined : breaksOf(change.breaks)
    const ways = WAYS.filter((way) => operations[way] !== undefined)
    const shared = this.#kinds.get(id)
    if (shared !== undefined) {
      const breaks = codes ?? shared.breaks
      if (ways.length < 2 || areAlike(breaks.request, breaks.response)) {
        const all = new Set(ways.flatMap((way) => [...(operations[way] ?? [])]))
        const way = ways.length === 2 ? undefined : ways[0]
        this.#push(shared, change, breaks[way ?? 'request'], all, way)
        return
      }
    }
    for (const way of ways) {
      const kind = shared ?? this.#kindOf(`${id}-${way}`)
      this.#push(kind, change, (codes ?? kind.breaks)[way], operations[way] ?? new Set(), way)
    }
  }

  /** Adds a change of something that is no part of messages. */
  add(id: string, change: StatedChange, operations: Iterable<string> = []): void {
    const kind = this.#kindOf(id)
    const breaks = change.breaks === undefined ? kind.breaks : breaksOf(change.breaks)
    this.#push(kind, change, breaks.request, new Set(operations), undefined)
  }

  /** Whom a change would break, without adding it. */
  codeOf(id: string, { breaks }: StatedChange): BreaksCode {
    if (breaks !== undefined) return breaks
    const shared = this.#kinds.get(id)
    if (shared !== undefined) return codeOf(shared.breaks)
    const { request } = this.#kindOf(`${id}-request`).breaks
    const { response } = this.#kindOf(`${id}-response`).breaks
    return codeOf({ request, response })
  }

  /** Whom the changes so far of something at a place of one version break; undefined where none changed. */
  codeAt(side: 'old' | 'now', { location }: Placed): BreaksCode | undefined {
    return this.#codes[side].get(keyOf(location))
  }

  #noteCode({ old, now, cause }: StatedChange, breaks: Breaks, way: Way | undefined): void {
    const none: Breaks = { consumer: 'no', provider: 'no' }
    const code = codeOf({
      request: way === 'response' ? none : breaks,
      response: way === 'request' ? none : breaks,
    })
    const note = (side: 'old' | 'now', { location }: Placed): void => {
      const codes = this.#codes[side]
      const key = keyOf(location)
      codes.set(key, worseCode(codes.get(key) ?? 'nn', code))
    }
    if (old !== undefined && cause !== 'new') note('old', old)
    if (now !== undefined && cause !== 'old') note('now', now)
  }

  /** @throws Error for an id that is in no table: a mistake of the comparison itself */
  #kindOf(id: string): JudgedKind {
    const kind = this.#kinds.get(id)
    if (kind === undefined) throw new Error(`There is no kind of change "${id}".`)
    return kind
  }

  #push(
    kind: JudgedKind,
    change: StatedChange,
    breaks: Breaks,
    operations: ReadonlySet<string>,
    way: Way | undefined,
  ): void {
    const { facts, old, now, cause } = change
    this.#noteCode(change, breaks, way)
    this.changes.push({
      kind,
      facts: factsFor(kind, facts, way),
      operations: [...operations],
      oldLocation: old?.location,
      newLocation: now?.location,
      ...(cause !== undefined && { cause }),
      breaks,
    })
  }
}

function keyOf({ file, pointer }: Location): string {
  return `${file}#${pointer}`
}

function areAlike(one: Breaks, other: Breaks): boolean {
  return one.consumer === other.consumer && one.provider === other.provider
}

/** The facts that the kind's message names: those alone tell changes at one place apart. */
function factsFor({ message }: JudgedKind, facts: ChangeFacts, way: Way | undefined): ChangeFacts {
  const named: Record<string, ChangeFacts[string]> = { ...facts }
  if (message.includes('{way}')) named['way'] = way === undefined ? 'both ways' : `in ${way}s`
  const { subject } = facts
  if (typeof subject === 'string' && message.includes('{Subject}')) {
    delete named['subject']
    named['Subject'] = subject.charAt(0).toUpperCase() + subject.slice(1)
  }
  return named
}
