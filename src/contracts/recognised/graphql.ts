import type { ContractReading } from '../contract.ts'
import type { OperationSummary, TypeSummary } from '../model.ts'
import type { SourceText } from '../source.ts'
import { blankOut, startOfCode } from './blank-out.ts'
import type { Lexicon } from './blank-out.ts'
import { recognised } from './recognised.ts'

const LEXICON: Lexicon = {
  lineComment: '#',
  enclosures: [
    ['"""', '"""'],
    ['"', '"'],
  ],
}
/** A definition of the type system (GraphQL October 2021, section 3). */
const DEFINITION =
  /(?:extend\s+)?(?:schema\s*[@{]|(?:type|interface|input|enum)\s+\w+\s*(?:[@{]|implements\b)|union\s+\w+\s*[@=]|scalar\s+\w+|directive\s*@)/y
const NAMED = /\b(?:type|interface|input|enum|union|scalar)\s+(\w+)/g
const ROOT_TYPE = /\btype\s+(Query|Mutation|Subscription)\b[^{}]{0,1000}\{/g

/** A GraphQL schema in the schema definition language. */
export function recogniseGraphql(source: SourceText): ContractReading | undefined {
  const { text } = source
  DEFINITION.lastIndex = startOfCode(text, LEXICON)
  if (!DEFINITION.test(text)) return undefined
  const code = blankOut(text, LEXICON)
  const root = source.location('', 0, 1)
  return recognised('graphql', root, {
    types: typesIn(source, code),
    operations: operationsIn(source, code),
  })
}

function typesIn(source: SourceText, code: string): readonly TypeSummary[] {
  return [...code.matchAll(NAMED)].map((found) => ({
    name: found[1] ?? '',
    namespace: undefined,
    kind: 'schema',
    location: source.location('', found.index, found.index + found[0].length),
  }))
}

/** The fields of the root types, under the names that they have unless a schema definition differs. */
function operationsIn(source: SourceText, code: string): readonly OperationSummary[] {
  return [...code.matchAll(ROOT_TYPE)].flatMap((found) => {
    const start = found.index + found[0].length
    const end = code.indexOf('}', start)
    const body = code.slice(start, end === -1 ? undefined : end)
    return fieldsIn(body).map(({ name, offset }) => ({
      name,
      id: name,
      kind: found[1] === 'Subscription' ? ('event' as const) : ('request-response' as const),
      group: found[1],
      method: undefined,
      path: undefined,
      title: undefined,
      deprecated: false,
      input: [],
      output: [],
      faults: [],
      location: source.location('', start + offset, start + offset + name.length),
    }))
  })
}

/** Names that a colon or a list of arguments follows, outside such lists. */
function fieldsIn(body: string): readonly { readonly name: string; readonly offset: number }[] {
  const fields: { name: string; offset: number }[] = []
  let depth = 0
  for (const token of body.matchAll(/[()]|(?<![@\w])(\w+)\s*(?=[:(])/g)) {
    if (token[0] === '(') depth += 1
    else if (token[0] === ')') depth -= 1
    else if (depth === 0) fields.push({ name: token[1] ?? '', offset: token.index })
  }
  return fields
}
