import { isDataArray } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import { EXCLUSIVE_FIELDS } from './exclusive-fields.ts'
import type { Instance } from './instance.ts'
import type { StructureFault } from './root-faults.ts'
import type { SchemaError } from './schema-error.ts'
import { shown } from './shown.ts'

/** What errors at places with a name in the schemas mean; the first that fits is taken. */
const MEANINGS: readonly (readonly [schemaPath: RegExp, problem: string])[] = [
  [/ExampleXORExamples\/not$/, '"example" and "examples" exclude each other'],
  [/SchemaXORContent\/not$/, '"schema" and "content" exclude each other'],
  [/SchemaXORContent\/oneOf\/1\/allOf\/0\/not$/, '"style" cannot stand beside "content"'],
  [/SchemaXORContent\/oneOf\/1\/allOf\/1\/not$/, '"explode" cannot stand beside "content"'],
  [/SchemaXORContent\/oneOf\/1\/allOf\/2\/not$/, '"allowReserved" cannot stand beside "content"'],
  [/SchemaXORContent\/oneOf\/1\/allOf\/3\/not$/, '"example" cannot stand beside "content"'],
  [/SchemaXORContent\/oneOf\/1\/allOf\/4\/not$/, '"examples" cannot stand beside "content"'],
  [/HTTPSecurityScheme\/oneOf\/1\/not$/, '"bearerFormat" belongs to the scheme "bearer" alone'],
]

/** Puts an error of the validator into words, at the place that a reader would look at. */
export function faultFrom(error: SchemaError, instance: Instance): StructureFault {
  if (instance.node.kind === 'Responses' && /^(?:not|minProperties)$/.test(error.keyword)) {
    return { at: instance.at(), problem: 'no response is described' }
  }
  const meaning = MEANINGS.find(([schemaPath]) => schemaPath.test(error.schemaPath))
  if (meaning !== undefined) return { at: instance.at(), problem: meaning[1] }
  const { params } = error
  const field = params['additionalProperty'] ?? params['unevaluatedProperty']
  if (typeof field === 'string') return unknownField(field, instance)
  switch (error.keyword) {
    case 'required':
      return missingField(String(params['missingProperty']), instance)
    case 'oneOf':
    case 'anyOf':
    case 'not':
      return noSuchForm(instance)
    default:
      return { at: instance.at(), problem: `${subjectOf(instance)} ${demand(error, instance)}` }
  }
}

function unknownField(field: string, instance: Instance): StructureFault {
  const at = instance.at(field)
  if (instance.node.kind === 'Paths' && instance.path.length === 0) {
    return { at, problem: `the path "${field}" does not begin with "/"` }
  }
  if (instance.node.kind === 'Responses' && instance.path.length === 0) {
    return { at, problem: `"${field}" is neither a status code nor "default"` }
  }
  return { at, problem: `"${field}" is no field of ${containerOf(instance)}` }
}

function missingField(field: string, instance: Instance): StructureFault {
  return { at: instance.at(), problem: `${containerOf(instance)} lacks the field "${field}"` }
}

/** None of the alternatives fits, or more than one does, and nothing inside says why. */
function noSuchForm(instance: Instance): StructureFault {
  const at = instance.at()
  const container = containerOf(instance)
  const pair = instance.path.length === 0 ? EXCLUSIVE_FIELDS[instance.node.kind] : undefined
  const present = pair?.filter((field) => field in instance.node.value).length
  if (pair !== undefined && present !== 1) {
    const [one, other] = pair
    const exclude = `"${one}" and "${other}" exclude each other`
    return {
      at,
      problem: present === 0 ? `${container} has neither "${one}" nor "${other}"` : exclude,
    }
  }
  return { at, problem: `${container} has none of the forms that are allowed here` }
}

/** What an error demands of a value, and what is there. */
function demand(error: SchemaError, instance: Instance): string {
  const { keyword, params } = error
  const found = instance.value === undefined ? 'missing' : shown(instance.value)
  switch (keyword) {
    case 'type':
      return `must be ${typeNames(params['type'])}, but is ${found}`
    case 'enum':
      return `must be one of ${listed(params['allowedValues'])}, but is ${found}`
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}, but is ${found}`
    case 'pattern':
      return `is ${found}, which does not match ${String(params['pattern'])}`
    case 'uniqueItems':
      return `lists the same twice, at ${String(params['j'])} and ${String(params['i'])}`
    case 'minItems':
    case 'minProperties':
      return `must have at least ${String(params['limit'])} entry`
    case 'maxItems':
    case 'maxProperties':
      return `must have at most ${String(params['limit'])} entry`
    default:
      return error.message ?? `breaks "${keyword}"`
  }
}

function subjectOf({ node, path }: Instance): string {
  if (path.length === 0) return node.kind === 'Document' ? 'the document' : `this ${node.kind}`
  return `"${path.join('/')}"`
}

function containerOf({ node, path }: Instance): string {
  if (path.length > 0) return `"${path.join('/')}"`
  if (node.kind === 'Document') return 'the document'
  return /^[AEIO]/.test(node.kind) ? `an ${node.kind}` : `a ${node.kind}`
}

const ARTICLES: Readonly<Record<string, string>> = {
  array: 'an array',
  integer: 'an integer',
  object: 'an object',
  null: 'null',
}

function typeNames(types: unknown): string {
  const names = isDataArray(types as DataValue) ? (types as readonly unknown[]) : [types]
  return names.map((name) => ARTICLES[String(name)] ?? `a ${String(name)}`).join(' or ')
}

function listed(values: unknown): string {
  const names = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : []
  return names.join(', ')
}
