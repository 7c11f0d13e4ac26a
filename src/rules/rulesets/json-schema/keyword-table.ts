import type { Keyword, KeywordCheck } from './keyword.ts'
import type { ValueKind } from './evaluation.ts'
import type { SchemaDialect } from './model.ts'
import * as arrays from './keywords-of-arrays.ts'
import * as combinations from './keywords-of-combinations.ts'
import * as objects from './keywords-of-objects.ts'
import * as references from './keywords-of-references.ts'
import * as scalars from './keywords-of-scalars.ts'

type Group = readonly (readonly [name: string, check: KeywordCheck])[]

/**
 * The keywords of a dialect in the order in which they are judged. It is Ajv's, since it decides which
 * error comes first, and so which one is told where one is enough. Where Ajv knows a keyword in a dialect
 * that does not have it, so does this: rulesets are written against what their linter does.
 */
export function keywordsOf(dialect: SchemaDialect): readonly Keyword[] {
  const is2020 = dialect === 'draft2020-12'
  const isRecent = is2020 || dialect === 'draft2019-09'
  const isDraft4 = dialect === 'draft4'
  const any: Group = [
    ...(isRecent
      ? ([
          ['$dynamicRef', references.dynamicReference],
          ['$recursiveRef', references.recursiveReference],
        ] as const)
      : []),
    ['$ref', references.reference],
    ['const', scalars.constant],
    ['enum', scalars.enumeration],
    ['not', combinations.not],
    ['anyOf', combinations.anyOf],
    ['oneOf', combinations.oneOf],
    ['allOf', combinations.allOf],
    ['if', combinations.conditional],
  ]
  const numbers: Group = [
    ['maximum', isDraft4 ? scalars.maximumOfDraft4 : scalars.maximum],
    ['minimum', isDraft4 ? scalars.minimumOfDraft4 : scalars.minimum],
    ...(isDraft4
      ? []
      : ([
          ['exclusiveMaximum', scalars.exclusiveMaximum],
          ['exclusiveMinimum', scalars.exclusiveMinimum],
        ] as const)),
    ['multipleOf', scalars.multipleOf],
    ['format', scalars.format],
  ]
  const strings: Group = [
    ['maxLength', scalars.maxLength],
    ['minLength', scalars.minLength],
    ['pattern', scalars.pattern],
    ['format', scalars.format],
  ]
  const lists: Group = [
    ['maxItems', arrays.maxItems],
    ['minItems', arrays.minItems],
    ...(is2020
      ? ([
          ['prefixItems', arrays.prefixItems],
          ['items', arrays.itemsAfterPrefix],
        ] as const)
      : ([
          ['additionalItems', arrays.additionalItems],
          ['items', arrays.items],
        ] as const)),
    ['contains', arrays.contains],
    ['uniqueItems', arrays.uniqueItems],
    ...(isRecent ? ([['unevaluatedItems', arrays.unevaluatedItems]] as const) : []),
  ]
  const members: Group = [
    ['maxProperties', objects.maxProperties],
    ['minProperties', objects.minProperties],
    ['required', objects.required],
    ['propertyNames', objects.propertyNames],
    ['additionalProperties', objects.additionalProperties],
    ['dependencies', objects.dependencies],
    ['properties', objects.properties],
    ['patternProperties', objects.patternProperties],
    ...(isRecent
      ? ([
          ['dependentRequired', objects.dependentRequired],
          ['dependentSchemas', objects.dependentSchemas],
          ['unevaluatedProperties', objects.unevaluatedProperties],
        ] as const)
      : []),
  ]
  return [
    ...group('any', any),
    ...group('number', numbers),
    ...group('string', strings),
    ...group('array', lists),
    ...group('object', members),
  ]
}

function group(kind: ValueKind | 'any', keywords: Group): readonly Keyword[] {
  return keywords.map(([name, check]) => ({ name, kind, check }))
}
