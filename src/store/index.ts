/**
 * The store: one port, adapters behind it. It keeps documents, contents and not yet relayed events.
 *
 * May not: decide anything (no lifecycle rules, no verdicts, no authority), or know what a document means.
 */
export { domainEventSchema } from './domain-event.ts'
export * from './open-store.ts'
export { placeFile } from './place-file.ts'
export * from './port.ts'
export { findJsonProblem } from './well-formed-json.ts'
