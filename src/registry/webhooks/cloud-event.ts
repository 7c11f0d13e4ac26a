import type { LedgerEntry } from '../../audit/index.ts'

/** Characters of a change; the largest are what imports and proposals leave. */
const LARGEST_CHANGE = 200_000

/** How a delivery says what it is (CloudEvents 1.0.2, HTTP protocol binding, structured content mode). */
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8'

/**
 * An entry of the ledger as a CloudEvent in the JSON format of version 1.0.2, with the extension `sequence` of CloudEvents,
 * by which receivers put events into their order.
 *
 * @param subject what it is about, by the present name of its service
 */
export function cloudEvent(entry: LedgerEntry, subject: string): string {
  const { id, at, action, sequence, actor, onBehalfOf, reason, change } = entry
  const isShort = JSON.stringify(change).length <= LARGEST_CHANGE
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: 'urn:concordat:ledger',
    type: `concordat.${action}`,
    subject,
    time: at,
    datacontenttype: 'application/json',
    sequence: String(sequence).padStart(15, '0'),
    data: {
      ...{ action, actor, onBehalfOf, reason },
      // Whoever needs one that is left out reads the entry of the ledger.
      ...(isShort ? { change } : { changeLeftOut: true }),
    },
  })
}
