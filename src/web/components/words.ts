/** How the interface writes the catalogue's values for people. */
import type { Format, ServiceKind, ValueChainActivity } from '../api/schemas.ts'

export const SERVICE_KINDS: readonly ServiceKind[] = [
  'atomic',
  'composite',
  'process',
  'utility',
  'gateway',
]

export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  'wsdl-1.1': 'WSDL 1.1',
  'wsdl-2.0': 'WSDL 2.0',
  'xsd-1.0': 'XML Schema 1.0',
  'openapi-2.0': 'OpenAPI 2.0',
  'openapi-3.0': 'OpenAPI 3.0',
  'openapi-3.1': 'OpenAPI 3.1',
  'openapi-3.2': 'OpenAPI 3.2',
  'asyncapi-2': 'AsyncAPI 2',
  'asyncapi-3': 'AsyncAPI 3',
  graphql: 'GraphQL',
  protobuf: 'Protocol Buffers',
  avro: 'Avro',
  'json-schema': 'JSON Schema',
  unknown: 'Unknown',
}

export const ACTIVITY_NAMES: Readonly<Record<ValueChainActivity, string>> = {
  'inbound-logistics': 'Inbound logistics',
  operations: 'Operations',
  'outbound-logistics': 'Outbound logistics',
  'marketing-and-sales': 'Marketing and sales',
  service: 'Service',
  infrastructure: 'Infrastructure',
  'human-resources': 'Human resources',
  technology: 'Technology',
  procurement: 'Procurement',
}

/** `1 service`, `3 services`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`
}

/** How much of a list has been read: pages of the past may be empty although others follow. */
export function shownInWords(shown: number, hasMore: boolean, one: string, many: string): string {
  if (shown === 0 && hasMore) return `No ${many} so far`
  return `${hasMore ? 'The first ' : ''}${counted(shown, one, many)}`
}

const whole = new Intl.NumberFormat('en-GB')

/** Bytes in the unit that suits them, for instance `13.1 MB`. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** The same words at the beginning of a sentence. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A text that stands for itself in a title or a list; at most that many characters. */
export function shortened(text: string, most = 100): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

/** An identifier made of words, as people write them: `not-applicable` becomes `not applicable`. */
export function spaced(id: string): string {
  return id.replaceAll('-', ' ')
}
