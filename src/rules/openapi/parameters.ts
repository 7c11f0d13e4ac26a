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

/** The parameters of a description, each list read once for all rules: `context.once(parameterLists)`. */
export class ParameterLists {
  readonly #model: OpenApiModel
  readonly #lists = new Map<OpenApiNode, ParameterList>()

  constructor(model: OpenApiModel) {
    this.#model = model
  }

  /** The parameters that a path item or operation lists itself. */
  of(owner: OpenApiNode): ParameterList {
    const known = this.#lists.get(owner)
    if (known !== undefined) return known
    const list = readList(this.#model, owner)
    this.#lists.set(owner, list)
    return list
  }

  /** What counts for an operation: its own parameters, then those of its path that it does not replace. */
  effective(owners: readonly OpenApiNode[], operation: OpenApiNode): ParameterList {
    const lists = [operation, ...owners].map((owner) => this.of(owner)).filter(isNotEmpty)
    const [list = EMPTY] = lists
    if (lists.length < 2 && list.parameters.length < 2) return list
    const byIdentity = new Map<string, ListedParameter>()
    for (const { parameters } of lists) {
      for (const parameter of parameters) {
        const identity = identityOf(parameter)
        if (!byIdentity.has(identity)) byIdentity.set(identity, parameter)
      }
    }
    return {
      parameters: [...byIdentity.values()],
      unknown: lists.flatMap(({ unknown }) => unknown),
    }
  }
}

export function parameterLists(model: OpenApiModel): ParameterLists {
  return new ParameterLists(model)
}

const EMPTY: ParameterList = { parameters: [], unknown: [] }

function readList(model: OpenApiModel, owner: OpenApiNode): ParameterList {
  const items = arrayMember(owner.value, 'parameters')
  if (items.length === 0) return EMPTY
  const parameters: ListedParameter[] = []
  const unknown: string[] = []
  for (const [index, item] of items.entries()) {
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

function isNotEmpty({ parameters, unknown }: ParameterList): boolean {
  return parameters.length > 0 || unknown.length > 0
}

/** What makes parameters the same: name and place; names of headers have no case. */
export function identityOf({ name, in: place }: ListedParameter): string {
  // With its length before it, a place cannot be taken for a longer one.
  return `${place.length} ${place} ${place === 'header' ? name.toLowerCase() : name}`
}
