import type { ContractSummary, MessageSummary, OperationSummary, ServiceSummary } from '../model.ts'
import type { QName } from '../xml/xml-element.ts'
import { namespacesOf, typesOf } from '../xsd/summarize-xsd.ts'
import { protocolOf } from './binding.ts'
import type { Message } from './message.ts'
import type { WsdlModel } from './model.ts'
import type { Operation, OperationMessage } from './port-type.ts'
import type { Port, Service } from './service.ts'
import { summarizeSecurity } from './summarize-security.ts'

/** What the catalogue shows of a WSDL 1.1 contract; imported documents count as part of it. */
export function summarizeWsdl(model: WsdlModel): ContractSummary {
  const { documents, schemas, definitions } = model
  const operations = documents
    .flatMap((document) => document.portTypes)
    .flatMap((portType) => portType.operations)
  const targets = documents.map((document) => document.targetNamespace ?? '')
  return {
    format: 'wsdl-1.1',
    title: definitions.name ?? definitions.services[0]?.name,
    version: undefined,
    description: definitions.documentation ?? definitions.services[0]?.documentation,
    namespaces: [...new Set([...targets, ...namespacesOf(schemas)])].filter(Boolean),
    services: documents.flatMap((document) => document.services).map(summarizeService),
    operations: operations.map(summarizeOperation),
    messages: documents.flatMap((document) => document.messages).map(summarizeMessage),
    types: typesOf(schemas),
    imports: model.imports,
    security: summarizeSecurity(model),
  }
}

function summarizeService(service: Service): ServiceSummary {
  const { name = '', location, ports } = service
  return { name, location, endpoints: ports.map(summarizePort) }
}

function summarizePort(port: Port): ServiceSummary['endpoints'][number] {
  const { name = '', address, location, extensions } = port
  return { name, address, protocol: protocolOf(extensions), location }
}

function summarizeOperation(operation: Operation): OperationSummary {
  const { name = '', exchange, documentation, input, output, faults, location } = operation
  return {
    name,
    id: undefined,
    kind: exchange ?? 'one-way',
    group: operation.parent.name,
    method: undefined,
    path: undefined,
    title: documentation,
    deprecated: false,
    input: messageNames([input]),
    output: messageNames([output]),
    faults: messageNames(faults),
    location,
  }
}

function messageNames(messages: readonly (OperationMessage | undefined)[]): readonly string[] {
  return messages.flatMap((message) => message?.message?.localName ?? [])
}

function summarizeMessage(message: Message): MessageSummary {
  const { name = '', location, definitions } = message
  const parts = message.parts.map((part) => ({
    name: part.name ?? '',
    type: qualified(part.elementName ?? part.typeName),
  }))
  return { name, namespace: definitions.targetNamespace, parts, location }
}

/** A QName as `{namespace}name`, or the name alone when it is in no namespace. */
function qualified(name: QName | undefined): string | undefined {
  if (name === undefined) return undefined
  const { namespace = '', localName } = name
  return namespace === '' ? localName : `{${namespace}}${localName}`
}
