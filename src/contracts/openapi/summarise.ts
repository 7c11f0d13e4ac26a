import { memberOf, objectMember, stringMember } from '../document/data-value.ts'
import { joinPointer } from '../document/json-pointer.ts'
import type { ContractSummary, Format, MessageSummary, TypeSummary } from '../model.ts'
import { contentOf } from './content.ts'
import type { OpenApiModel } from './model.ts'
import { summariseOperations } from './summarise-operations.ts'
import { summariseSecurity } from './summarise-security.ts'
import { summariseServers } from './summarise-servers.ts'

/** The summary of an OpenAPI description: what the catalogue shows and search finds. */
export function summarise(model: OpenApiModel, format: Format): ContractSummary {
  const info = objectMember(model.document.value, 'info')
  const version = memberOf(info, 'version')
  return {
    format,
    title: stringMember(info, 'title'),
    // Unquoted, YAML makes a number of it, and it is a version all the same.
    version: typeof version === 'number' ? String(version) : stringMember(info, 'version'),
    description: stringMember(info, 'description'),
    namespaces: [],
    services: summariseServers(model),
    operations: summariseOperations(model),
    messages: summariseMessages(model),
    types: summariseTypes(model),
    imports: model.imports,
    security: summariseSecurity(model),
  }
}

/** Reusable bodies: `requestBodies` and `responses` of the components, or the `responses` of 2.0. */
function summariseMessages(model: OpenApiModel): readonly MessageSummary[] {
  const sections =
    model.version === '2.0'
      ? [['responses']]
      : [
          ['components', 'requestBodies'],
          ['components', 'responses'],
        ]
  return sections.flatMap((path) =>
    namesIn(model, path).map(({ name, pointer }): MessageSummary => {
      const value = path.reduce(memberOf, model.document.value)
      const node = model.nodeOf(memberOf(value, name))
      const body = node === undefined ? undefined : model.resolve(node)
      return {
        name,
        namespace: undefined,
        parts: body === undefined ? [] : contentOf(model, body),
        location: model.document.document.locate(pointer),
      }
    }),
  )
}

function summariseTypes(model: OpenApiModel): readonly TypeSummary[] {
  const path = model.version === '2.0' ? ['definitions'] : ['components', 'schemas']
  return namesIn(model, path).map(({ name, pointer }) => ({
    name,
    namespace: undefined,
    kind: 'schema',
    location: model.document.document.locate(pointer),
  }))
}

/** The names in a map of the root document, each with the pointer of its entry. */
function namesIn(
  model: OpenApiModel,
  path: readonly string[],
): readonly { readonly name: string; readonly pointer: string }[] {
  const map = path.reduce<ReturnType<typeof memberOf>>(memberOf, model.document.value)
  if (typeof map !== 'object' || map === null) return []
  const pointer = joinPointer('', ...path)
  return Object.keys(map).map((name) => ({ name, pointer: joinPointer(pointer, name) }))
}
