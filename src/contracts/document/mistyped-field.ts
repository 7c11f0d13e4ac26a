import { isDataObject, memberOf, type DataValue } from './data-value.ts'
import { editDistance } from './edit-distance.ts'

/** The fields by which a description says what it is. */
const FIELDS = ['openapi', 'swagger', 'asyncapi'] as const
const MOST_EDITS = 2
const MOST_KEYS = 1_000

export interface MistypedField {
  readonly field: string
  readonly meant: (typeof FIELDS)[number]
}

/**
 * A field of the root that is nearly one that names the format, in a document that otherwise looks like a
 * description: the field's value is like a version, or there is an "info" beside it.
 */
export function mistypedField(value: DataValue): MistypedField | undefined {
  if (!isDataObject(value)) return undefined
  const hasInfo = memberOf(value, 'info') !== undefined
  for (const field of Object.keys(value).slice(0, MOST_KEYS)) {
    const name = field.toLowerCase()
    const meant = FIELDS.find((one) => one !== field && editDistance(one, name) <= MOST_EDITS)
    if (meant !== undefined && (hasInfo || isVersionLike(memberOf(value, field)))) {
      return { field, meant }
    }
  }
  return undefined
}

function isVersionLike(value: DataValue | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+(?:\.|$)/.test(value))
}
