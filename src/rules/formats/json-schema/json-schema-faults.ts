import type { ErrorObject, ValidateFunction } from 'ajv'
import {
  isDataObject,
  stringMember,
  type DataDocument,
  type RecognisedModel,
} from '../../../contracts/index.ts'
import type { FormatFault, FormatJudgement } from '../fault.ts'

/** A draft of JSON Schema, by what `$schema` says of it. */
const DRAFTS = [
  [/draft-04\b/, 'draft-4'],
  [/draft-06\b/, 'draft-6'],
  [/draft-07\b/, 'draft-7'],
  [/2019-09/, '2019-09'],
  [/2020-12/, '2020-12'],
] as const
type Draft = (typeof DRAFTS)[number][1]

/** More would only repeat the same kind of fault. */
const MOST_FAULTS = 200

/**
 * Holds a schema against the meta-schema of its draft; without `$schema` against that of 2020-12. Ask
 * through `context.once`.
 */
export async function jsonSchemaFaultsOf({
  document,
}: RecognisedModel): Promise<FormatJudgement<'invalid'>> {
  if (document === undefined) return { faults: [], unjudged: [] }
  const named = isDataObject(document.value) ? stringMember(document.value, '$schema') : undefined
  const draft = named === undefined ? '2020-12' : DRAFTS.find(([sign]) => sign.test(named))?.[1]
  if (draft === undefined) {
    return { faults: [], unjudged: [`the meta-schema "${named ?? ''}" is not known`] }
  }
  const validate = await metaSchemaOf(draft)
  validate(document.value)
  return { faults: faultsOf(document, validate.errors ?? []), unjudged: [] }
}

/** The most specific errors; those of keywords that only combine others say nothing more. */
function faultsOf(
  document: DataDocument,
  errors: readonly ErrorObject[],
): readonly FormatFault<'invalid'>[] {
  const telling = errors.filter(({ keyword }) => !COMBINING.has(keyword))
  const byPlace = new Map<string, ErrorObject>()
  for (const error of telling.length > 0 ? telling : errors) {
    if (!byPlace.has(error.instancePath)) byPlace.set(error.instancePath, error)
  }
  return [...byPlace.values()].slice(0, MOST_FAULTS).map(({ instancePath, message, params }) => ({
    kind: 'invalid',
    at: document.locate(instancePath),
    problem: `${instancePath === '' ? 'the schema' : `"${instancePath}"`} ${message ?? 'is wrong'}${allowed(params)}`,
  }))
}

const COMBINING: ReadonlySet<string> = new Set([
  'anyOf',
  'oneOf',
  'allOf',
  'if',
  '$ref',
  '$dynamicRef',
])

function allowed(params: Readonly<Record<string, unknown>>): string {
  const { allowedValues } = params
  return Array.isArray(allowedValues) ? ` (${allowedValues.join(', ')})` : ''
}

const compiled = new Map<Draft, ValidateFunction>()

/** Meta-schemas are compiled once: they are ours, and no code comes from the schema that is judged. */
async function metaSchemaOf(draft: Draft): Promise<ValidateFunction> {
  const known = compiled.get(draft)
  if (known !== undefined) return known
  const validate = await compileMetaSchema(draft)
  compiled.set(draft, validate)
  return validate
}

const OPTIONS = { strict: false, allErrors: true, validateFormats: false, logger: false } as const

async function compileMetaSchema(draft: Draft): Promise<ValidateFunction> {
  if (draft === '2020-12') {
    const { Ajv2020 } = await import('ajv/dist/2020.js')
    return found(new Ajv2020(OPTIONS).getSchema('https://json-schema.org/draft/2020-12/schema'))
  }
  if (draft === '2019-09') {
    const { Ajv2019 } = await import('ajv/dist/2019.js')
    return found(new Ajv2019(OPTIONS).getSchema('https://json-schema.org/draft/2019-09/schema'))
  }
  const { Ajv } = await import('ajv')
  const ajv = new Ajv(OPTIONS)
  if (draft === 'draft-7') return found(ajv.getSchema('http://json-schema.org/draft-07/schema'))
  if (draft === 'draft-4') {
    const { DRAFT_4 } = await import('./draft-4.ts')
    return ajv.compile(DRAFT_4)
  }
  const { default: draft6 } = await import('ajv/dist/refs/json-schema-draft-06.json', {
    with: { type: 'json' },
  })
  ajv.addMetaSchema(draft6)
  return found(ajv.getSchema('http://json-schema.org/draft-06/schema'))
}

function found(
  validate: ReturnType<InstanceType<typeof import('ajv').Ajv>['getSchema']>,
): ValidateFunction {
  if (validate === undefined) throw new Error('The validator lacks the meta-schema of a draft.')
  return validate as ValidateFunction
}
