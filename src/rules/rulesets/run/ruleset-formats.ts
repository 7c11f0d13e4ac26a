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
  'json-schema': ['jsonSchema', 'jsonSchemaLoose'],
}

/** Drafts by what `$schema` says. */
const DRAFTS: readonly (readonly [pattern: RegExp, format: RulesetFormat])[] = [
  [/draft-04/, 'jsonSchemaDraft4'],
  [/draft-06/, 'jsonSchemaDraft6'],
  [/draft-07/, 'jsonSchemaDraft7'],
  [/2019-09/, 'jsonSchemaDraft2019_09'],
  [/2020-12/, 'jsonSchemaDraft2020_12'],
]

/**
 * The names under which rulesets mean a contract's format: the ecosystem's, and our own. Those that are
 * narrower than our format (`aas2_4`, a draft of JSON Schema) are told from the document.
 */
export function rulesetFormatsOf({ format, model }: Contract): ReadonlySet<RulesetFormat> {
  const names = new Set<RulesetFormat>([format, ...(NAMES[format] ?? [])])
  const value = model.kind === 'recognised' ? model.document?.value : undefined
  const claim = /^([23])\.(\d+)/.exec(stringMember(value, 'asyncapi') ?? '')
  if (claim !== null) names.add(`aas${claim[1] ?? ''}_${claim[2] ?? ''}`)
  if (format !== 'json-schema') return names
  const dialect = stringMember(value, '$schema')
  for (const [pattern, name] of DRAFTS) {
    if (dialect !== undefined && pattern.test(dialect)) names.add(name)
  }
  return names
}
