import type { KeyedReference } from '../../discovery/index.ts'

/** The taxonomy uddi-org:types, by its keys of UDDI 2 and 3 (UDDI 3.0.2, section 11.1.1). */
const TYPES: ReadonlySet<string> = new Set([
  'uuid:c1acf26d-9672-4404-9d70-39b756e62ab4',
  'uddi:uddi.org:categorization:types',
])

/** The taxonomy of conformance claims (Basic Profile 1.0, section 5.3). */
export const CONFORMS_TO = {
  name: 'ws-i-org:conformsTo:2002_12',
  key: 'uuid:65719168-72c6-3f29-8c20-62defb0961c0',
  overviewUrl: 'http://ws-i.org/schemas/conformanceClaim/',
} as const

/** Whether something is of a type of uddi-org:types. Keys are compared without case, values exactly. */
export function isOfType({ tModelKey, keyValue }: KeyedReference, type: string): boolean {
  return TYPES.has(tModelKey.toLowerCase()) && keyValue === type
}
