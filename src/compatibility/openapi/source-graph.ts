import { isDataArray, isDataObject } from '../../contracts/index.ts'
import type { DataObject, DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/**
 * What is the same in two descriptions, as written and with everything that references lead to. Each object is
 * compared with one partner once, so that finding out is linear in the size of the descriptions.
 */
export class SourceGraph {
  /** Objects that differ from their partner, with it. */
  readonly #different = new Map<object, object>()
  /** Objects that are as their partner, where that was asked for. */
  readonly #equal = new Map<object, object>()
  /** Objects of the old description with a reference inside that leads to something that differs. */
  readonly #affected = new Set<DataObject>()

  constructor(before: OpenApiModel, after: OpenApiModel) {
    this.#spread(before, after)
  }

  /** Whether two values are equal, references in them followed. */
  isUntouched(before: DataValue | undefined, after: DataValue | undefined): boolean {
    if (isDataObject(before) && this.#affected.has(before)) return false
    if (isDataArray(before) && isDataArray(after)) {
      return (
        before.length === after.length &&
        before.every((item, index) => this.isUntouched(item, after[index]))
      )
    }
    return before === undefined || after === undefined
      ? before === after
      : this.isEqual(before, after)
  }

  /** Whether two values are written alike; the order of members does not matter. */
  isEqual(before: DataValue, after: DataValue): boolean {
    if (typeof before !== 'object' || before === null) return before === after
    if (typeof after !== 'object' || after === null) return false
    if (this.#different.get(before) === after) return false
    if (this.#equal.get(before) === after) return true
    const isEqual = this.#compare(before, after)
    if (isEqual) this.#equal.set(before, after)
    return isEqual
  }

  /** Goes through all members, also after a difference: each pair of objects that differ is remembered. */
  #compare(
    before: DataObject | readonly DataValue[],
    after: DataObject | readonly DataValue[],
  ): boolean {
    let isEqual: boolean
    if (isDataArray(before)) {
      isEqual = isDataArray(after) && before.length === after.length
      if (isDataArray(after)) {
        for (let index = 0; index < before.length && index < after.length; index += 1) {
          if (!this.#member(before[index], after[index])) isEqual = false
        }
      }
    } else {
      isEqual = isDataObject(after) && this.#members(before, after)
    }
    if (!isEqual) this.#different.set(before, after)
    return isEqual
  }

  #members(before: DataObject, after: DataObject): boolean {
    let count = 0
    let isEqual = true
    // What the readers make has no members but its own.
    for (const name in before) {
      const member = Object.hasOwn(after, name) ? after[name] : undefined
      if (!this.#member(before[name], member)) isEqual = false
      count += 1
    }
    return isEqual && count === Object.keys(after).length
  }

  #member(before: DataValue | undefined, after: DataValue | undefined): boolean {
    if (typeof before !== 'object' || before === null) return before === after
    return typeof after === 'object' && after !== null && this.#compare(before, after)
  }

  /** Marks whatever leads, over any number of references, to something that differs. */
  #spread(before: OpenApiModel, after: OpenApiModel): void {
    const targets = targetsByUri(after)
    const references = new Map<OpenApiNode, OpenApiNode[]>()
    const differing: OpenApiNode[] = []
    for (const { from, uri, target } of before.references) {
      const old = target.kind === 'node' ? target.node : undefined
      if (old === undefined) continue
      const sources = references.get(old)
      if (sources !== undefined) {
        sources.push(from)
        continue
      }
      references.set(old, [from])
      const partner = targets.get(uriKey(before, from, uri))
      if (partner === undefined || !this.isEqual(old.value, partner.value)) differing.push(old)
    }
    for (let target = differing.pop(); target !== undefined; target = differing.pop()) {
      for (const source of references.get(target) ?? []) {
        for (const node of this.#markUpwards(source)) {
          if (references.has(node)) differing.push(node)
        }
      }
    }
  }

  /** @returns the nodes that were not marked before */
  #markUpwards(source: OpenApiNode): readonly OpenApiNode[] {
    const marked: OpenApiNode[] = []
    let node: OpenApiNode | undefined = source
    while (node !== undefined && !this.#affected.has(node.value)) {
      this.#affected.add(node.value)
      marked.push(node)
      node = node.parent
    }
    return marked
  }
}

function targetsByUri(model: OpenApiModel): ReadonlyMap<string, OpenApiNode> {
  const targets = new Map<string, OpenApiNode>()
  for (const { from, uri, target } of model.references) {
    if (target.kind === 'node') targets.set(uriKey(model, from, uri), target.node)
  }
  return targets
}

/** A reference by what it says and by the file it stands in; the entry's own name does not matter. */
function uriKey(model: OpenApiModel, { document }: OpenApiNode, uri: string): string {
  const entry = model.document.document.source.name
  const { name } = document.source
  if (name === entry) return uri
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1)
  return `${name.startsWith(folder) ? name.slice(folder.length) : name} ${uri}`
}
