import type {
  ContractSummary,
  EndpointSummary,
  ImportSummary,
  OperationKind,
  OperationSummary,
  ServiceSummary,
} from '../model.ts'
import { XSD } from '../xml/namespaces.ts'
import type { XmlDocument } from '../xml/xml-document.ts'
import type { XmlElement } from '../xml/xml-element.ts'

/**
 * What can be shown of a WSDL 2.0 description (W3C Recommendation, part 1) without a model of its
 * own: interfaces, operations and endpoints of this one document. Imports are named, not followed.
 */
export function summarizeWsdl20({ root }: XmlDocument): ContractSummary {
  const components = (name: string): XmlElement[] => root.childrenNamed(root.namespace, name)
  const targetNamespace = root.attribute('targetNamespace')
  const services = components('service').map(summarizeService)
  return {
    format: 'wsdl-2.0',
    title: services[0]?.name,
    version: undefined,
    description: root.child(root.namespace, 'documentation')?.text.trim(),
    namespaces: targetNamespace === undefined ? [] : [targetNamespace],
    services,
    operations: components('interface').flatMap(summarizeInterface),
    messages: [],
    types: [],
    imports: [...root.children, ...components('types').flatMap(({ children }) => children)].flatMap(
      summarizeImport,
    ),
  }
}

function summarizeService(service: XmlElement): ServiceSummary {
  return {
    name: service.attribute('name') ?? '',
    endpoints: service.childrenNamed(service.namespace, 'endpoint').map(summarizeEndpoint),
    location: service.location,
  }
}

/** The protocol is said by the binding's type, which is left to a model of WSDL 2.0. */
function summarizeEndpoint(endpoint: XmlElement): EndpointSummary {
  return {
    name: endpoint.attribute('name') ?? '',
    address: endpoint.attribute('address'),
    protocol: 'other',
    location: endpoint.location,
  }
}

function summarizeInterface(contract: XmlElement): OperationSummary[] {
  return contract.childrenNamed(contract.namespace, 'operation').map((operation) => ({
    name: operation.attribute('name') ?? '',
    id: undefined,
    kind: kindOf(operation.attribute('pattern')),
    group: contract.attribute('name'),
    method: undefined,
    path: undefined,
    title: operation.child(operation.namespace, 'documentation')?.text.trim(),
    deprecated: false,
    input: elementNames(operation, 'input'),
    output: elementNames(operation, 'output'),
    faults: [...faultNames(operation, 'infault'), ...faultNames(operation, 'outfault')],
    location: operation.location,
  }))
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

/** By the last part of the message exchange pattern's URI; in-out is the default (section 2.4.2). */
function kindOf(pattern: string | undefined): OperationKind {
  const name = pattern?.slice(pattern.lastIndexOf('/') + 1) ?? 'in-out'
  return KINDS.get(name) ?? 'request-response'
}

function elementNames(operation: XmlElement, child: string): string[] {
  return operation
    .childrenNamed(operation.namespace, child)
    .flatMap((message) => message.qname('element')?.localName ?? [])
}

function faultNames(operation: XmlElement, child: string): string[] {
  return operation
    .childrenNamed(operation.namespace, child)
    .flatMap((fault) => fault.qname('ref')?.localName ?? [])
}

function summarizeImport(element: XmlElement): ImportSummary[] {
  const isSchemaImport = element.is(XSD, 'import')
  const isWsdlImport =
    element.namespace === element.parent?.namespace &&
    (element.localName === 'import' || element.localName === 'include')
  if (!isSchemaImport && !isWsdlImport) return []
  return [
    {
      kind: isSchemaImport ? 'xsd-import' : 'wsdl-import',
      uri: element.attribute(isSchemaImport ? 'schemaLocation' : 'location'),
      namespace: element.attribute('namespace'),
      resolved: undefined,
      problem: undefined,
      location: element.location,
    },
  ]
}
