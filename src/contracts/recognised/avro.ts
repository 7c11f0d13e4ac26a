import type { ContractReading } from '../contract.ts'
import type { DataDocument } from '../document/data-document.ts'
import {
  arrayMember,
  isDataArray,
  isDataObject,
  memberOf,
  objectMember,
  stringMember,
} from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import { joinPointer } from '../document/json-pointer.ts'
import type { OperationSummary, TypeSummary } from '../model.ts'
import { recognisedDocument } from './recognised.ts'

const NAMED_TYPES = new Set(['record', 'error', 'enum', 'fixed'])

/**
 * Apache Avro 1.x: a schema of a named type, a union that holds one, or a protocol ("Schema
 * Declaration" and "Protocol Declaration"). Schemas of unnamed types look like JSON Schema.
 */
export function recogniseAvro(document: DataDocument): ContractReading | undefined {
  const { value } = document
  const isProtocol =
    stringMember(value, 'protocol') !== undefined &&
    (isDataArray(memberOf(value, 'types')) || isDataObject(memberOf(value, 'messages')))
  const isUnion = isDataArray(value) && value.some(isNamedType)
  if (!isProtocol && !isUnion && !isNamedType(value)) return undefined
  const namespace = stringMember(value, 'namespace')
  return recognisedDocument('avro', document, {
    title: stringMember(value, 'protocol') ?? stringMember(value, 'name'),
    description: stringMember(value, 'doc'),
    namespaces: namespace === undefined ? [] : [namespace],
    operations: messagesIn(document),
    types: typesIn(document),
  })
}

function isNamedType(value: DataValue): boolean {
  return (
    NAMED_TYPES.has(stringMember(value, 'type') ?? '') && stringMember(value, 'name') !== undefined
  )
}

/** The messages of a protocol are its operations. */
function messagesIn(document: DataDocument): readonly OperationSummary[] {
  const { value } = document
  return Object.entries(objectMember(value, 'messages') ?? {}).map(([name, message]) => ({
    name,
    id: name,
    kind: memberOf(message, 'one-way') === true ? 'one-way' : 'request-response',
    group: stringMember(value, 'protocol'),
    method: undefined,
    path: undefined,
    title: stringMember(message, 'doc'),
    deprecated: false,
    input: arrayMember(message, 'request').flatMap((one) => stringMember(one, 'type') ?? []),
    output: [stringMember(message, 'response') ?? []].flat(),
    faults: arrayMember(message, 'errors').filter((one) => typeof one === 'string'),
    location: document.locate(joinPointer('', 'messages', name)),
  }))
}

/** All named types, however deep they are declared. */
function typesIn(document: DataDocument): readonly TypeSummary[] {
  const types: TypeSummary[] = []
  const visit = (value: DataValue, pointer: string, namespace: string | undefined): void => {
    if (typeof value !== 'object' || value === null) return
    const inner = stringMember(value, 'namespace') ?? namespace
    const name = stringMember(value, 'name')
    if (name !== undefined && isNamedType(value)) {
      types.push({ name, namespace: inner, kind: 'schema', location: document.locate(pointer) })
    }
    for (const [key, member] of Object.entries<DataValue>(value)) {
      if (key !== 'default') visit(member, joinPointer(pointer, key), inner)
    }
  }
  visit(document.value, '', undefined)
  return types
}
