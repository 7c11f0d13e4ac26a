import type { ContractReading } from '../contract.ts'
import type { OperationSummary, TypeSummary } from '../model.ts'
import type { SourceText } from '../source.ts'
import { blankOut, startOfCode } from './blank-out.ts'
import type { Lexicon } from './blank-out.ts'
import { recognisedText } from './recognised.ts'

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
const OBJECT_TYPE = /\btype\s+(\w+)\b[^{}]{0,1000}\{/g
const SCHEMA = /\bschema\b[^{}]{0,1000}\{([^}]*)\}/g

/** A GraphQL schema in the schema definition language. */
export function recogniseGraphql(source: SourceText): ContractReading | undefined {
  const { text } = source
  DEFINITION.lastIndex = startOfCode(text, LEXICON)
  if (!DEFINITION.test(text)) return undefined
  const code = blankOut(text, LEXICON)
  return recognisedText('graphql', source, {
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

/** The fields of the root types: those that a schema definition names, or those of the usual names. */
function operationsIn(source: SourceText, code: string): readonly OperationSummary[] {
  const roots = rootTypesOf(code)
  return [...code.matchAll(OBJECT_TYPE)].flatMap((found) => {
    const group = roots.get(found[1] ?? '')
    if (group === undefined) return []
    const start = found.index + found[0].length
    const end = code.indexOf('}', start)
    const body = code.slice(start, end === -1 ? undefined : end)
    return fieldsIn(body).map(({ name, offset }) => ({
      name,
      id: name,
      kind: group === 'Subscription' ? ('event' as const) : ('request-response' as const),
      group,
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

/** The kind of operation by the name of the type that has them (GraphQL October 2021, section 3.3). */
function rootTypesOf(code: string): ReadonlyMap<string, string> {
  const roots = new Map<string, string>()
  for (const [, body = ''] of code.matchAll(SCHEMA)) {
    for (const [, kind = '', type = ''] of body.matchAll(
      /(query|mutation|subscription)\s*:\s*(\w+)/g,
    )) {
      roots.set(type, `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`)
    }
  }
  if (roots.size > 0) return roots
  return new Map(['Query', 'Mutation', 'Subscription'].map((name) => [name, name]))
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
