import { GRAMMARS, isDataArray, isDataObject, stringMember } from '../../../contracts/index.ts'
import type { OpenApiVersion } from '../../../contracts/index.ts'
import { EXCLUSIVE_FIELDS } from './exclusive-fields.ts'
import { isAboutForms } from './forms.ts'
import type { Instance } from './instance.ts'
import type { SchemaError } from './schema-error.ts'

/**
 * What an error of the validator means:
 * - `fault`: the description breaks the specification here;
 * - `form`: one form of an object after the other was tried; its own form says what is wrong;
 * - `consequence`: it repeats that something inside is wrong;
 * - `alternative`: it belongs to something that could have stood here and was not meant;
 * - `flaw`: the published schema is wrong here, or another rule says it better.
 */
export type ErrorVerdict = 'fault' | 'form' | 'consequence' | 'alternative' | 'flaw'

/** Judges an error by itself; whether a `consequence` has a cause is for its caller to see. */
export function verdictOn(
  error: SchemaError,
  instance: Instance,
  version: OpenApiVersion,
): ErrorVerdict {
  // What stands beside a `$ref` is ignored (2.0, Reference Object; 3.0, Reference Object).
  if (instance.node.kind === 'Reference') return 'flaw'
  if (isFlaw(error, instance)) return 'flaw'
  if (isAlternative(error, instance)) return 'alternative'
  if (isAboutForms(error, instance, version)) return 'form'
  const { keyword, params } = error
  if (keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'if') return 'consequence'
  const field = params['additionalProperty'] ?? params['unevaluatedProperty']
  return typeof field === 'string' ? verdictOnField(field, instance, version) : 'fault'
}

function isAlternative({ schemaPath, params }: SchemaError, instance: Instance): boolean {
  const { node, path, value } = instance
  // Wherever a reference may stand, a missing `$ref` is an error of that alternative.
  if (params['missingProperty'] === '$ref') return true
  if (/\/(?:Reference|jsonReference)\/type$/.test(schemaPath)) return true
  // Of fields that exclude each other none is missing by itself.
  const pair = path.length === 0 ? EXCLUSIVE_FIELDS[node.kind] : undefined
  if (pair?.some((field) => field === params['missingProperty']) === true) return true
  // In 2.0 the schema of a response may be that of a file, which has to have the type "file".
  if (node.kind === 'Schema' && params['missingProperty'] === 'type') return true
  if (String(params['allowedValues']) === 'file') return true
  // `additionalProperties` and `items` are a schema, or else a boolean or a list.
  if (/\/(?:oneOf|anyOf)\/[12]\/type$/.test(schemaPath)) return isDataObject(value)
  if (schemaPath.includes('/HTTPSecurityScheme/oneOf/0/')) return true
  if (!schemaPath.includes('/SchemaXORContent/oneOf/')) return false
  // Content excludes other fields; that counts only where content was chosen.
  const isContent = 'content' in node.value && !('schema' in node.value)
  return !(isContent && schemaPath.includes('/oneOf/1/allOf/'))
}

/** A field that the schema does not expect where it stands. */
function verdictOnField(field: string, instance: Instance, version: OpenApiVersion): ErrorVerdict {
  // The schemas forget extensions at some objects, such as Encoding in 3.0.
  if (field.startsWith('x-')) return 'flaw'
  // A validator counts a field as unexpected when something inside it is wrong or when it tried a
  // form without it, and the schema of 3.1 lacks fields, such as `server` in a Link.
  const { objects, referable } = GRAMMARS[version]
  // That a `$ref` is no text is said at the `$ref`.
  if (field === '$ref' && referable.has(instance.node.kind)) return 'flaw'
  const fields = objects.get(instance.node.kind)?.fields
  return instance.path.length === 0 && fields?.has(field) === true ? 'flaw' : 'fault'
}

/** Errors in the published schemas themselves, each with what the specification says. */
function isFlaw(error: SchemaError, { node, path, value }: Instance): boolean {
  const { keyword, schemaPath } = error
  // Repeated parameters are found by a rule of their own, which also looks at what they refer to.
  if (keyword === 'uniqueItems' && isDataArray(value) && path.at(-1) === 'parameters') return true
  // 3.0: the name of an HTTP authentication scheme has no case (RFC 9110, section 11.1).
  if (schemaPath.includes('/HTTPSecurityScheme/oneOf')) {
    return /^bearer$/i.test(stringMember(node.value, 'scheme') ?? '')
  }
  // What the root lacks, and its version, are found by `rootFaults`.
  if (node.kind === 'Document') {
    const isRoot = ['paths', 'components', 'webhooks'].includes(
      String(error.params['missingProperty']),
    )
    if (isRoot || path[0] === 'openapi' || path[0] === 'swagger') return true
  }
  // 3.1, License Object: neither `identifier` nor `url` is required, they only exclude each other.
  if (node.kind === 'License' && keyword === 'oneOf' && path.length === 0) {
    return !('identifier' in node.value && 'url' in node.value)
  }
  // 3.1, Link Object: parameters hold any value or an expression, not only text.
  if (node.kind === 'Link' && path[0] === 'parameters') return keyword === 'type' && path.length > 1
  // 2.0, Scopes Object: extensions are allowed beside the scopes.
  return (
    node.kind === 'SecurityScheme' && path[0] === 'scopes' && path[1]?.startsWith('x-') === true
  )
}
