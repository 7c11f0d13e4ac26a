import { z } from 'zod'
import { type DomainEvent, type Json, StoreError } from './port.ts'
import { findJsonProblem } from './well-formed-json.ts'

/** Bytes of JSON text; an entry of the ledger, which is a document itself, has room for it. */
const maximumEventBytes = 1_000_000

/** Levels that a ledger puts around an event. */
const surroundingLevels = 2

const name = z.string().min(1).max(1000)

/** What every event is checked against when it is written, so that no ledger ever has to refuse one. */
export const domainEventSchema: z.ZodType<DomainEvent> = z.strictObject({
  id: name,
  at: z.iso.datetime(),
  actor: z.strictObject({
    kind: z.enum(['person', 'token', 'system']),
    id: name,
    name: z.string(),
  }),
  onBehalfOf: z.string().exactOptional(),
  action: name,
  subject: name,
  reason: z.string().exactOptional(),
  change: z.custom<Json>((value) => value !== undefined, 'is missing'),
  after: z.custom<Json>((value) => value !== undefined, 'is missing').exactOptional(),
})

/** An event that may be written, with its text. */
export interface CheckedEvent {
  readonly id: string
  readonly text: string
}

/** @throws StoreError `invalid-document`, with the path within the event as detail. */
export function checkEvents(events: readonly DomainEvent[]): readonly CheckedEvent[] {
  return events.map((event) => {
    const parsed = domainEventSchema.safeParse(event)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw invalid(event, issue?.path.join('.') ?? '', issue?.message ?? 'is invalid')
    }
    const problem = findJsonProblem(event, '', surroundingLevels)
    if (problem !== undefined) throw invalid(event, problem.path, problem.message)
    const text = JSON.stringify(event)
    if (Buffer.byteLength(text) > maximumEventBytes)
      throw invalid(event, '', `is larger than ${maximumEventBytes} bytes`)
    return { id: event.id, text }
  })
}

function invalid(event: DomainEvent, path: string, message: string): StoreError {
  return new StoreError(
    'invalid-document',
    `Event "${event.id}" cannot be kept: ${path === '' ? 'it' : path} ${message}.`,
    path,
  )
}
