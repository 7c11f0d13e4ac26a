import { isDataObject, stringMember } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { ValueFunction } from '../functions/ruleset-function.ts'
import { shownName } from '../functions/shown-value.ts'
import { evaluateSchema } from '../json-schema/evaluate-schema.ts'
import type { SchemaError } from '../json-schema/model.ts'
import { fitTest } from '../json-schema/fit-test.ts'
import type { FitTest } from '../json-schema/fit-test.ts'
import { readSchema } from '../json-schema/read-schema.ts'
import type { SchemaDocument } from '../json-schema/schema-document.ts'
import type { Complaint } from '../model.ts'
import { SCHEMA_OF_2_0 } from './structure/schema-of-2-0.ts'
import { SCHEMA_OF_3_0 } from './structure/schema-of-3-0.ts'
import { SCHEMA_OF_3_1 } from './structure/schema-of-3-1.ts'
import { SCHEMA_OF_3_2 } from './structure/schema-of-3-2.ts'
import type { Part } from './structure/schema-parts.ts'

/** `documentStructure`: an OpenAPI document, as written, has the structure that its version demands. */
export const documentStructure: ValueFunction = {
  name: 'documentStructure',
  judges: 'value',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    const read = new Map<Part, Structure>()
    return function* ({ value }) {
      if (!isDataObject(value)) return
      const schema = schemaFor(value)
      const { fits, document } = read.get(schema) ?? structureOf(schema)
      read.set(schema, { fits, document })
      // Why a document does not fit takes several times as long to find out as whether it does.
      if (!fits(value)) yield* complaintsOf(evaluateSchema(value, document, { allErrors: true }))
    }
  },
}

interface Structure {
  readonly fits: FitTest
  readonly document: SchemaDocument
}

function structureOf(schema: Part): Structure {
  return {
    fits: fitTest(schema),
    document: readSchema(schema as DataValue, 'draft2020-12', 'shipped'),
  }
}

function schemaFor(document: DataObject): Part {
  if (Object.hasOwn(document, 'swagger')) return SCHEMA_OF_2_0
  const version = stringMember(document, 'openapi') ?? ''
  if (version.startsWith('3.1')) return SCHEMA_OF_3_1
  return version.startsWith('3.2') ? SCHEMA_OF_3_2 : SCHEMA_OF_3_0
}

/** Errors of the security schemes of 2.0 are told once: which of six forms one fails to have says little. */
const SECURITY_OF_2_0 = 'securityDefinitions'
/** Those that have the name of a type are told by themselves, all others together. */
const NAMES_OF_TYPES: ReadonlySet<string | undefined> = new Set(['basic', 'apiKey', 'oauth2'])

function* complaintsOf(errors: readonly SchemaError[]): Generator<Complaint> {
  const toldOfSecurity = new Set<string>()
  for (const { keyword, message, path, property } of errors) {
    // That a choice was made wrongly follows from the error inside it.
    if (keyword === 'if') continue
    if (path[0] === SECURITY_OF_2_0) {
      const name = NAMES_OF_TYPES.has(path[1]) ? path[1] : undefined
      const told = name ?? ''
      if (toldOfSecurity.has(told)) continue
      toldOfSecurity.add(told)
      const what = name === undefined ? 'the security definitions are' : `"${name}" is`
      const way = name === undefined ? [SECURITY_OF_2_0] : [SECURITY_OF_2_0, name]
      yield { message: `${what} not well-formed`, path: way }
      continue
    }
    const way =
      keyword === 'additionalProperties' && property !== undefined ? [...path, property] : path
    yield { message: `${shownName(path.at(-1) ?? '')} ${message}`, path: way }
  }
}
