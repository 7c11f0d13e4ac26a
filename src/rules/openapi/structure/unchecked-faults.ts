import {
  GRAMMARS,
  isDataObject,
  kindOfValue,
  memberOf,
  stringMember,
} from '../../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import { faultsOf32 } from './faults-32.ts'
import type { StructureFault } from './root-faults.ts'

const COMPONENT_NAME = /^[a-zA-Z0-9._-]+$/

/** Faults that the specification's text knows and its published JSON Schema passes over. */
export function* uncheckedFaults(model: OpenApiModel): Generator<StructureFault> {
  const { referable } = GRAMMARS[model.version]
  for (const node of model.nodes) {
    if (referable.has(node.kind) && '$ref' in node.value) yield* referenceText(node)
    switch (node.kind) {
      case 'Components':
        if (model.version === '3.0') yield* componentNames(node)
        break
      case 'Parameter':
        if (model.version === '3.1') yield* text(node, 'name')
        break
      case 'Discriminator':
        if (model.version === '3.1' || model.version === '3.2') yield* text(node, 'propertyName')
        break
      case 'SecurityScheme':
        if (model.version === '2.0') yield* scopes(node)
        break
      default:
    }
  }
  if (model.version === '3.2') yield* faultsOf32(model)
}

/** Reference Object: `$ref` is a string. The schemas take an object with any other for no reference. */
function* referenceText(node: OpenApiNode): Generator<StructureFault> {
  const { $ref } = node.value
  if ($ref === undefined || typeof $ref === 'string') return
  yield { at: node.at('$ref'), problem: `"$ref" must be a string, but is ${kindOfValue($ref)}` }
}

/** 3.0, Components Object: keys are letters, digits, dots, hyphens and underscores. */
function* componentNames(components: OpenApiNode): Generator<StructureFault> {
  for (const [section, entries] of Object.entries(components.value)) {
    if (section.startsWith('x-') || !isDataObject(entries)) continue
    for (const name of Object.keys(entries)) {
      if (COMPONENT_NAME.test(name)) continue
      const problem = `the component name "${name}" holds other characters than letters, digits, ".", "-" and "_"`
      yield { at: components.at(section, name), problem }
    }
  }
}

function* text(node: OpenApiNode, field: string): Generator<StructureFault> {
  const value = memberOf(node.value, field)
  if (typeof value === 'string') return
  const problem =
    value === undefined
      ? `a ${node.kind} lacks the field "${field}"`
      : `"${field}" must be a string, but is ${kindOfValue(value)}`
  yield { at: node.at(field), problem }
}

/** 2.0, Security Scheme Object: `scopes` is required for OAuth 2, even if empty. */
function* scopes(scheme: OpenApiNode): Generator<StructureFault> {
  if (stringMember(scheme.value, 'type') !== 'oauth2') return
  if (memberOf(scheme.value, 'scopes') !== undefined) return
  yield {
    at: scheme.location,
    problem: 'a SecurityScheme of type "oauth2" lacks the field "scopes"',
  }
}
