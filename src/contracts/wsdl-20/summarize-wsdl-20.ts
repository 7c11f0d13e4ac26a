import type {
  ContractSummary,
  EndpointSummary,
  OperationKind,
  OperationSummary,
  ServiceSummary,
} from '../model.ts'
import { namespacesOf, typesOf } from '../xsd/summarize-xsd.ts'
import type { InterfaceMessage, InterfaceOperation } from './interface.ts'
import type { Wsdl20Model } from './model.ts'
import type { Endpoint, Service20 } from './service-20.ts'

/** What the catalogue shows of a WSDL 2.0 contract; what it imports and includes counts as part of it. */
export function summarizeWsdl20(model: Wsdl20Model): ContractSummary {
  const { description, documents, schemas } = model
  const targets = documents.map(({ targetNamespace }) => targetNamespace)
  const services = documents
    .flatMap((document) => document.services)
    .map((service) => summarizeService(service, model))
  return {
    format: 'wsdl-2.0',
    title: services[0]?.name,
    version: undefined,
    description: description.documentation,
    namespaces: [...new Set([...targets, ...namespacesOf(schemas)])].filter(Boolean),
    services,
    operations: documents
      .flatMap(({ interfaces }) => interfaces)
      .flatMap(({ operations }) => operations)
      .map(summarizeOperation),
    messages: [],
    types: typesOf(schemas),
    imports: model.imports,
  }
}

function summarizeService(service: Service20, model: Wsdl20Model): ServiceSummary {
  const { name = '', endpoints, location } = service
  return { name, endpoints: endpoints.map((one) => summarizeEndpoint(one, model)), location }
}

function summarizeEndpoint(endpoint: Endpoint, model: Wsdl20Model): EndpointSummary {
  const { name = '', address, binding, location } = endpoint
  const protocol = (binding && model.findBinding(binding)?.protocol) ?? 'other'
  return { name, address, protocol, location }
}

function summarizeOperation(operation: InterfaceOperation): OperationSummary {
  const { name = '', parent, documentation, inputs, outputs, infaults, outfaults } = operation
  return {
    name,
    id: undefined,
    kind: KINDS.get(operation.patternName) ?? 'request-response',
    group: parent.name,
    method: undefined,
    path: undefined,
    title: documentation,
    deprecated: false,
    input: elementNames(inputs),
    output: elementNames(outputs),
    faults: [...infaults, ...outfaults].flatMap(({ ref }) => ref?.localName ?? []),
    location: operation.location,
  }
}

const KINDS: ReadonlyMap<string, OperationKind> = new Map([
  ['in-only', 'one-way'],
  ['robust-in-only', 'one-way'],
  ['in-out', 'request-response'],
  ['in-opt-out', 'request-response'],
  ['out-only', 'notification'],
  ['robust-out-only', 'notification'],
  ['out-in', 'solicit-response'],
  ['out-opt-in', 'solicit-response'],
])

function elementNames(messages: readonly InterfaceMessage[]): string[] {
  return messages.flatMap(({ content }) =>
    content.kind === 'element' ? content.name.localName : [],
  )
}
