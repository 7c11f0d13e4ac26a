import { isDataArray, tokensOf, valueAt } from '../../contracts/index.ts'
import type { Contract, DataValue, Location, OpenApiModel } from '../../contracts/index.ts'
import type { OperationView } from '../openapi/operation/operation-view.ts'
import { pathsOf } from '../openapi/operation/operation-view.ts'
import { OperationFinder, operationKey } from './operation-finder.ts'
import { requestParts, responseParts, useAt } from './open-api/operation-use.ts'
import type { PlaceUse } from './place-use.ts'
import type { FieldValue, OperationUse } from './usage.ts'
import { XmlMessages } from './xml/message-use.ts'

const UNKNOWN: PlaceUse = { use: 'unknown' }

type Parts = Readonly<Record<'request' | 'response', ReturnType<typeof requestParts>>>

/** What consumers use of one contract; what was worked out for an operation is kept. */
export class ContractUse {
  readonly finder: OperationFinder
  readonly #contract: Contract
  readonly #parts = new Map<OperationUse, Parts | undefined>()
  #views: ReadonlyMap<string, OperationView> | undefined
  #messages: XmlMessages | undefined

  constructor(contract: Contract) {
    this.#contract = contract
    this.finder = new OperationFinder(contract)
  }

  /** The key of the operation that a consumer names; undefined when the contract has none such. */
  operationOf(use: OperationUse): string | undefined {
    const found = this.finder.find(use.operation)
    return found && operationKey(found.name)
  }

  /** How a consumer uses what stands at a place, when it calls an operation. */
  at(use: OperationUse, direction: 'request' | 'response', location: Location): PlaceUse {
    const known = this.#parts.get(use) ?? this.#partsFor(use)
    this.#parts.set(use, known)
    return known === undefined ? UNKNOWN : useAt(known[direction], location)
  }

  #partsFor(use: OperationUse): Parts | undefined {
    const { model } = this.#contract
    if (model.kind === 'wsdl' || model.kind === 'wsdl-2.0') {
      const operation = this.operationOf(use)
      if (operation === undefined) return undefined
      this.#messages ??= new XmlMessages(this.#contract)
      return {
        request: this.#messages.partsOf(operation, 'request', use),
        response: this.#messages.partsOf(operation, 'response', use),
      }
    }
    if (model.kind !== 'openapi') return undefined
    const view = this.#viewsOf(model).get(this.operationOf(use) ?? '')
    if (view === undefined) return undefined
    return {
      request: requestParts(model, view, use),
      response: responseParts(model, view, use),
    }
  }

  #viewsOf(model: OpenApiModel): ReadonlyMap<string, OperationView> {
    this.#views ??= new Map(
      [...pathsOf(model).values()].flatMap(({ operations }) =>
        operations.map((operation) => [operationKey(operation.name), operation] as const),
      ),
    )
    return this.#views
  }

  /** The scalars at a place of a JSON or YAML document, alone or in a list; undefined where there are none. */
  valuesAt({ file, pointer }: Location): readonly FieldValue[] | undefined {
    const { model } = this.#contract
    if (model.kind !== 'openapi') return undefined
    const document = model.documents.find(({ source }) => source.name === file)
    const found = document && valueAt(document.value, tokensOf(pointer) ?? [])
    if (isDataArray(found)) return found.filter(isScalar)
    return found !== undefined && isScalar(found) ? [found] : undefined
  }
}

function isScalar(value: DataValue): value is FieldValue {
  return typeof value !== 'object' || value === null
}
