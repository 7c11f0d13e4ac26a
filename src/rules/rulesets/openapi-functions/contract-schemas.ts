import { isDataObject, stringMember } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import type { DocumentGraph } from '../graph/document-graph.ts'
import { complaintsOf } from '../json-schema/complaints-of.ts'
import { dereferencer } from '../json-schema/dereferencer.ts'
import { EvaluationAllowance } from '../json-schema/evaluation-allowance.ts'
import { evaluateSchema } from '../json-schema/evaluate-schema.ts'
import type { Dereference } from '../json-schema/model.ts'
import { dialectAt } from '../json-schema/read-schema.ts'
import { SchemaDocument } from '../json-schema/schema-document.ts'
import type { Complaint } from '../model.ts'
import { UsableSchemas } from '../json-schema/usable-schemas.ts'

const known = new WeakMap<DocumentGraph, ContractSchemas>()

/** The schemas of a contract, made ready piece by piece and kept while its graph lives. */
export function contractSchemas(graph: DocumentGraph): ContractSchemas {
  const made = known.get(graph) ?? new ContractSchemas(graph)
  known.set(graph, made)
  return made
}

/** Judges values of an OpenAPI document by Schema Objects of it, with references followed in both. */
export class ContractSchemas {
  readonly #document: SchemaDocument
  readonly #usable: UsableSchemas
  readonly #dereference: Dereference
  readonly #isVersion2: boolean
  readonly #allowance = new EvaluationAllowance()
  readonly #withoutRequired = new Map<DataObject, DataObject>()

  constructor(graph: DocumentGraph) {
    const root = graph.root.value
    this.#isVersion2 = isDataObject(root) && Object.hasOwn(root, 'swagger')
    const isRecent = /^3\.[1-9]/.test(stringMember(root, 'openapi') ?? '')
    const chosen = dialectAt(stringMember(root, 'jsonSchemaDialect') ?? '') ?? 'draft2020-12'
    this.#dereference = dereferencer(graph)
    this.#document = new SchemaDocument(root, {
      dialect: isRecent ? chosen : 'draft4',
      trust: 'foreign',
      contract: {
        dereference: this.#dereference,
        nullableBy: this.#isVersion2 ? ['nullable', 'x-nullable'] : ['nullable'],
      },
    })
    this.#usable = new UsableSchemas(this.#document, this.#dereference)
  }

  /**
   * What is wrong with a value, the first fault alone.
   *
   * @param optionalWhere required properties that say this of themselves may be missing
   */
  complaints(
    written: DataObject,
    value: DataValue,
    optionalWhere?: 'readOnly' | 'writeOnly',
  ): readonly Complaint[] {
    const schema = this.#asSchema(written)
    const fault = this.#usable.faultOf(schema)
    if (fault !== undefined) return fault.kind === 'open' ? [] : [{ message: fault.reason }]
    const options = {
      allErrors: false,
      dereference: this.#dereference,
      start: schema,
      optionalWhere,
      budget: this.#allowance.forOneMore(),
    }
    return complaintsOf(evaluateSchema(value, this.#document, options))
  }

  /** A parameter of 2.0 is a schema and says by `required` whether it must be there. */
  #asSchema(written: DataObject): DataObject {
    if (!this.#isVersion2 || typeof written['required'] !== 'boolean') return written
    const known = this.#withoutRequired.get(written)
    if (known !== undefined) return known
    const entries = Object.entries(written).filter(([keyword]) => keyword !== 'required')
    const schema = Object.fromEntries(entries)
    this.#withoutRequired.set(written, schema)
    return schema
  }
}
