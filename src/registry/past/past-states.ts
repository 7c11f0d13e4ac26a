import type { History } from '../../audit/index.ts'
import type { DomainEvent, Stored } from '../../store/index.ts'
import { RegistryError } from '../problems.ts'

/** What documents were at a moment, by the events that their writes left. */
export interface PastStates {
  /** Undefined when it was not there. @throws RegistryError `past-unknown` */
  one<T>(kind: string, id: string, at: Date): Promise<Stored<T> | undefined>
  /** All whose id begins so. @throws RegistryError `past-unknown` */
  all<T>(kind: string, prefix: string, at: Date): Promise<readonly Stored<T>[]>
  /** All from one id on up to another, which is not among them. @throws RegistryError `past-unknown` */
  between<T>(kind: string, from: string, to: string, at: Date): Promise<readonly Stored<T>[]>
}

/**
 * Writes that change what a subject is. Others of its events, such as a refused transition, leave it as it was; and a
 * transition of a service is one of the charter behind it, which is a document of its own.
 */
const CHANGES =
  /^(?!service\.(?:transitioned|migrated)$).*\.(?:created|updated|registered|replaced|moved|discarded|transitioned|migrated|requested|described|usage-erased|erased|handover-[a-z]+|merge-[a-z]+|move-[a-z]+|merged|absorbed|carried)$/

/** A verdict that followed from decisions which others made: it changes what is kept, and nobody wrote the document. */
const JUDGED = 'version.judged-anew'

export function createPastStates(history: History): PastStates {
  return {
    async one<T>(kind: string, id: string, at: Date) {
      let judged: DomainEvent | undefined
      for await (const event of history.before(`${kind}:${id}`, at.toISOString())) {
        if (event.action === JUDGED) judged ??= event
        if (CHANGES.test(event.action)) return stateAfter<T>(event, id, judged)
      }
      return undefined
    },
    all: <T>(kind: string, prefix: string, at: Date) =>
      lastStates<T>(kind, history.allBefore(`${kind}:${prefix}`, at.toISOString())),
    between: <T>(kind: string, from: string, to: string, at: Date) =>
      lastStates<T>(kind, history.allBetween(`${kind}:${from}`, `${kind}:${to}`, at.toISOString())),
  }
}

/** From the first beginning on up to whatever has none of them; undefined of none. Others may lie between them. */
export function rangeOf(
  beginnings: readonly string[],
): readonly [from: string, to: string] | undefined {
  const sorted = beginnings.toSorted((one, other) => (one < other ? -1 : 1))
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first === undefined || last === undefined ? undefined : [first, `${last}\u{10ffff}`]
}

/** What the last change of each subject left. @param events oldest first */
async function lastStates<T>(
  kind: string,
  events: AsyncIterable<DomainEvent>,
): Promise<readonly Stored<T>[]> {
  const latest = new Map<string, DomainEvent>()
  const judged = new Map<string, DomainEvent>()
  for await (const event of events) {
    const { action, subject } = event
    if (action === JUDGED) judged.set(subject, event)
    if (!CHANGES.test(action)) continue
    latest.set(subject, event)
    judged.delete(subject)
  }
  return [...latest.values()].flatMap((event) => {
    const { subject } = event
    return stateAfter<T>(event, subject.slice(kind.length + 1), judged.get(subject)) ?? []
  })
}

function stateAfter<T>(
  { action, at, after, subject }: DomainEvent,
  id: string,
  judged: DomainEvent | undefined,
): Stored<T> | undefined {
  if (action.endsWith('.discarded') || action.endsWith('.merged')) return undefined
  if (after === undefined) {
    throw new RegistryError(
      'past-unknown',
      `What ${subject} was after ${action} of ${at} is not recorded; ask about a moment before it, or after its next change.`,
    )
  }
  // Written by this registry itself, from a document that fitted its schema.
  const { revision, value } = after as unknown as Omit<Stored<T>, 'id'>
  return {
    id,
    revision: revisionOf(judged) ?? revision,
    value: { ...value, ...verdictOf(judged) },
  }
}

/** The revision that a later judgement left; one that was recorded before it was noted leaves that of the write. */
function revisionOf(judged: DomainEvent | undefined): number | undefined {
  const { revision } = (judged?.change ?? {}) as Record<string, unknown>
  return typeof revision === 'number' ? revision : undefined
}

/** The verdict of a later judgement; one that was recorded without its policies changes nothing. */
function verdictOf(judged: DomainEvent | undefined): Record<string, unknown> {
  const { to, conformance } = (judged?.change ?? {}) as Record<string, unknown>
  return conformance === undefined ? {} : { verdict: to, conformance }
}
