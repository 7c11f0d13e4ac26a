import type { Contract, Format } from '../../../contracts/index.ts'
import { stringMember } from '../../../contracts/index.ts'
import type { RulesetFormat } from '../model.ts'

/** Whether what is limited to some formats holds for a contract; what is not limited holds for all. */
export function isForContract(
  formats: readonly RulesetFormat[] | undefined,
  contractFormats: ReadonlySet<RulesetFormat>,
): boolean {
  return formats === undefined || formats.some((format) => contractFormats.has(format))
}

const NAMES: Readonly<Partial<Record<Format, readonly RulesetFormat[]>>> = {
  'openapi-2.0': ['oas2'],
  'openapi-3.0': ['oas3', 'oas3_0'],
  'openapi-3.1': ['oas3', 'oas3_1'],
  'openapi-3.2': ['oas3', 'oas3_2'],
  'asyncapi-2': ['aas2'],
  'asyncapi-3': ['aas3'],
}

/** What `$schema` says where it names any meta-schema of JSON Schema. */
const META_SCHEMA = /^https?:\/\/json-schema\.org\/(?:draft|schema)/

/** Drafts by what `$schema` says. */
const DRAFTS: readonly (readonly [pattern: RegExp, format: RulesetFormat])[] = [
  [/draft-04/, 'json-schema-draft4'],
  [/draft-06/, 'json-schema-draft6'],
  [/draft-07/, 'json-schema-draft7'],
  [/2019-09/, 'json-schema-2019-09'],
  [/2020-12/, 'json-schema-2020-12'],
]

/**
 * The names under which rulesets mean a contract's format: the ecosystem's, and our own. Those that are
 * narrower than our format (`aas2_4`, a draft of JSON Schema) are told from the document.
 */
export function rulesetFormatsOf({ format, model }: Contract): ReadonlySet<RulesetFormat> {
  const value = model.kind === 'recognised' ? model.document?.value : undefined
  if (format === 'json-schema') return new Set(namesOfJsonSchema(stringMember(value, '$schema')))
  const names = new Set<RulesetFormat>([format, ...(NAMES[format] ?? [])])
  const claim = /^([23])\.(\d+)/.exec(stringMember(value, 'asyncapi') ?? '')
  if (claim !== null) names.add(`aas${claim[1] ?? ''}_${claim[2] ?? ''}`)
  return names
}

/** A schema that does not say so is one loosely, as the ecosystem has it. */
function namesOfJsonSchema(dialect: string | undefined): readonly RulesetFormat[] {
  if (dialect === undefined || !META_SCHEMA.test(dialect)) return ['json-schema-loose']
  const drafts = DRAFTS.filter(([pattern]) => pattern.test(dialect)).map(([, name]) => name)
  return ['json-schema', 'json-schema-loose', ...drafts]
}
