import { stringMember } from '../../contracts/index.ts'
import type { DataObject, DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { DynamicScope } from '../rulesets/json-schema/schema-document.ts'

/** A schema with an `$id`, or a whole document. */
type Resource = OpenApiNode | OpenApiNode['document']

/**
 * The schema resources of a description, for its `$dynamicRef`s: of the schemas that carry the anchor that one in
 * the outermost resource counts through which a value came to be judged (JSON Schema 2020-12 core, section 8.2.3.2).
 */
export class ResourcesOfContract implements DynamicScope {
  readonly #model: OpenApiModel
  readonly #asWritten: (schema: DataObject) => DataObject
  readonly #known = new Map<DataObject, Resource | undefined>()

  /** @param asWritten the object of the description for a schema that was made of one */
  constructor(model: OpenApiModel, asWritten: (schema: DataObject) => DataObject) {
    this.#model = model
    this.#asWritten = asWritten
  }

  entersResource(schema: DataObject, from: DataObject | undefined): boolean {
    return from === undefined || this.#resourceOf(schema) !== this.#resourceOf(from)
  }

  targetOf(from: DataObject, entered: readonly DataObject[]): DataValue {
    const node = this.#model.nodeOf(this.#asWritten(from))
    const targets = node === undefined ? [] : this.#model.dynamicTargetsOf(node)
    if (targets.length > 1) {
      for (const schema of entered) {
        const resource = this.#resourceOf(schema)
        const outermost = targets.find(({ value }) => this.#resourceOf(value) === resource)
        if (outermost !== undefined) return outermost.value
      }
    }
    // Anything goes where a reference leads nowhere, which other rules report.
    return targets[0]?.value ?? true
  }

  #resourceOf(schema: DataObject): Resource | undefined {
    if (this.#known.has(schema)) return this.#known.get(schema)
    const node = this.#model.nodeOf(this.#asWritten(schema))
    const resource = node && resourceAround(node)
    this.#known.set(schema, resource)
    return resource
  }
}

function resourceAround(from: OpenApiNode): Resource {
  for (let node: OpenApiNode | undefined = from; node !== undefined; node = node.parent) {
    if (node.kind === 'Schema' && stringMember(node.value, '$id') !== undefined) return node
  }
  return from.document
}
