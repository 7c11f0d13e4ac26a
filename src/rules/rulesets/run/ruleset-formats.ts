import type { Contract, DataValue, Format } from '../../../contracts/index.ts'
import { stringMember } from '../../../contracts/index.ts'
import type { RulesetFormat } from '../model.ts'

/** Whether what is limited to some formats holds for a contract; what is not limited holds for all. */
export function isForContract(
  formats: readonly RulesetFormat[] | undefined,
  contractFormats: ReadonlySet<RulesetFormat>,
): boolean {
  return formats === undefined || formats.some((format) => contractFormats.has(format))
}

const NAMES: Readonly<Partial<Record<Format, readonly string[]>>> = {
  'openapi-2.0': ['oas2'],
  'openapi-3.0': ['oas3', 'oas3_0', 'oas3.0'],
  'openapi-3.1': ['oas3', 'oas3_1', 'oas3.1'],
  'openapi-3.2': ['oas3', 'oas3_2', 'oas3.2'],
  'asyncapi-2': ['aas2', 'asyncapi2'],
  'asyncapi-3': ['aas3', 'asyncapi3'],
  'json-schema': ['json-schema', 'json-schema-loose'],
}

/** Drafts by what `$schema` says. */
const DRAFTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/draft-04/, 'json-schema-draft4'],
  [/draft-06/, 'json-schema-draft6'],
  [/draft-07/, 'json-schema-draft7'],
  [/2019-09/, 'json-schema-2019-09'],
  [/2020-12/, 'json-schema-2020-12'],
]

/**
 * The names under which rulesets mean a contract's format: the ecosystem's, and our own. An entry that is
 * narrower than our format (`aas2_4`, a draft of JSON Schema) is told from the document.
 */
export function rulesetFormatsOf({ format, model }: Contract): ReadonlySet<RulesetFormat> {
  const names = new Set<string>([format, ...(NAMES[format] ?? [])])
  const value = model.kind === 'recognised' ? model.document?.value : undefined
  if (value !== undefined) addNarrower(names, format, value)
  if (format === 'xsd-1.0' || format === 'wsdl-1.1' || format === 'wsdl-2.0') names.add('xml')
  return names
}

function addNarrower(names: Set<string>, format: Format, value: DataValue): void {
  const claim = /^([23])\.(\d+)/.exec(stringMember(value, 'asyncapi') ?? '')
  if (claim !== null) names.add(`aas${claim[1] ?? ''}_${claim[2] ?? ''}`)
  if (format !== 'json-schema') return
  const dialect = stringMember(value, '$schema')
  for (const [pattern, name] of DRAFTS) {
    if (dialect !== undefined && pattern.test(dialect)) names.add(name)
  }
}
