import { isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import type { DocumentGraph } from '../graph/document-graph.ts'
import { dereferencer } from '../json-schema/dereferencer.ts'
import type { Dereference } from '../json-schema/model.ts'

/** Reads values of a contract as if its references were replaced by what they lead to. */
export class ResolvedValues {
  readonly #dereference: Dereference

  constructor(graph: DocumentGraph) {
    this.#dereference = dereferencer(graph)
  }

  /** What stands in the place of a value. */
  of(value: DataValue): DataValue {
    return isDataObject(value) ? this.#dereference(value) : value
  }

  member(value: DataValue | undefined, key: string): DataValue | undefined {
    const member = memberOf(value, key)
    return member === undefined ? undefined : this.of(member)
  }

  object(value: DataValue | undefined, key: string): DataObject | undefined {
    const member = this.member(value, key)
    return isDataObject(member) ? member : undefined
  }

  /** The items of a list; none when there is no list. */
  items(value: DataValue | undefined, key: string): readonly DataValue[] {
    const member = this.member(value, key)
    return isDataArray(member) ? member.map((item) => this.of(item)) : []
  }

  /** The members of an object by name; none when it is no object. */
  entries(value: DataValue | undefined): readonly (readonly [string, DataValue])[] {
    if (!isDataObject(value)) return []
    return Object.keys(value).map((name) => [name, this.member(value, name) ?? null])
  }
}
