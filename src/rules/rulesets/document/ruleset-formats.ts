import type { RulesetFormat } from '../model.ts'

/** The ecosystem's names for formats, with the other spellings that rulesets use. */
const SPELLINGS: Readonly<Record<RulesetFormat, readonly string[]>> = {
  oas2: [],
  oas3: [],
  oas3_0: ['oas3.0'],
  oas3_1: ['oas3.1'],
  oas3_2: ['oas3.2'],
  aas2: ['asyncapi2', 'asyncApi2'],
  aas2_0: ['aas2.0'],
  aas2_1: ['aas2.1'],
  aas2_2: ['aas2.2'],
  aas2_3: ['aas2.3'],
  aas2_4: ['aas2.4'],
  aas2_5: ['aas2.5'],
  aas2_6: ['aas2.6'],
  aas3: ['asyncapi3', 'asyncApi3'],
  aas3_0: ['aas3.0'],
  aas3_1: ['aas3.1'],
  'json-schema': ['jsonSchema'],
  'json-schema-loose': ['jsonSchemaLoose'],
  'json-schema-draft4': ['jsonSchemaDraft4'],
  'json-schema-draft6': ['jsonSchemaDraft6'],
  'json-schema-draft7': ['jsonSchemaDraft7'],
  'json-schema-2019-09': ['jsonSchemaDraft2019_09', 'json-schema-draft2019-09'],
  'json-schema-2020-12': ['jsonSchemaDraft2020_12', 'json-schema-draft2020-12'],
  arazzo1_0: ['arazzo1.0'],
  'wsdl-1.1': [],
  'wsdl-2.0': [],
  'xsd-1.0': [],
}

/** Formats in which `given` is an XPath. */
export const XML_FORMATS: readonly RulesetFormat[] = ['wsdl-1.1', 'wsdl-2.0', 'xsd-1.0']

const FORMAT_OF: ReadonlyMap<string, RulesetFormat> = new Map(
  Object.entries(SPELLINGS).flatMap(([format, spellings]) =>
    [format, ...spellings].map((spelling): [string, RulesetFormat] => [spelling, format]),
  ),
)

export const RULESET_FORMATS: readonly RulesetFormat[] = Object.keys(SPELLINGS)

/** The format of a spelling; undefined when it is none. */
export function rulesetFormat(spelling: string): RulesetFormat | undefined {
  return FORMAT_OF.get(spelling)
}
