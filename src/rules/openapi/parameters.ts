import { arrayMember, stringMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** A parameter as a path item or an operation lists it. */
export class ListedParameter {
  readonly name: string
  readonly in: string
  /** The parameter itself, behind a reference if there is one. */
  readonly node: OpenApiNode
  readonly #owner: OpenApiNode
  readonly #index: number

  constructor(name: string, place: string, node: OpenApiNode, owner: OpenApiNode, index: number) {
    this.name = name
    this.in = place
    this.node = node
    this.#owner = owner
    this.#index = index
  }

  /** The place in the list. */
  get location(): Location {
    return this.#owner.at('parameters', this.#index)
  }
}

export interface ParameterList {
  readonly parameters: readonly ListedParameter[]
  /** References in the list that lead nowhere: what they stand for is unknown. */
  readonly unknown: readonly string[]
}

/** The parameters that a path item or operation lists itself. */
export function parametersOf(model: OpenApiModel, owner: OpenApiNode): ParameterList {
  const parameters: ListedParameter[] = []
  const unknown: string[] = []
  for (const [index, item] of arrayMember(owner.value, 'parameters').entries()) {
    const listed = model.nodeOf(item)
    const node = listed && model.resolve(listed)
    if (node === undefined) {
      const uri = stringMember(item, '$ref')
      if (uri !== undefined) unknown.push(uri)
      continue
    }
    const name = stringMember(node.value, 'name')
    const place = stringMember(node.value, 'in')
    if (name === undefined || place === undefined) continue
    parameters.push(new ListedParameter(name, place, node, owner, index))
  }
  return { parameters, unknown }
}

/** What makes parameters the same: name and place; names of headers have no case. */
export function identityOf({ name, in: place }: ListedParameter): string {
  // With its length before it, a place cannot be taken for a longer one.
  return `${place.length} ${place} ${place === 'header' ? name.toLowerCase() : name}`
}

/** What counts for an operation: its own parameters, then those of its path that it does not replace. */
export function effectiveParameters(
  model: OpenApiModel,
  owners: readonly OpenApiNode[],
  operation: OpenApiNode,
): ParameterList {
  const byIdentity = new Map<string, ListedParameter>()
  const allUnknown: string[] = []
  for (const owner of [operation, ...owners]) {
    const { parameters, unknown } = parametersOf(model, owner)
    for (const parameter of parameters) {
      const identity = identityOf(parameter)
      if (!byIdentity.has(identity)) byIdentity.set(identity, parameter)
    }
    allUnknown.push(...unknown)
  }
  return { parameters: [...byIdentity.values()], unknown: allUnknown }
}
