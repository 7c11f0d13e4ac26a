import type {
  Binding,
  BindingMessage,
  Definitions,
  MimeContent,
  SoapHeader,
  WsdlModel,
} from '../../contracts/index.ts'
import type { NodeVisitor } from './node-visitor.ts'
import { walkWsdl20 } from './walk-wsdl-20.ts'
import { visitUsedComponents } from './used-components.ts'
import type { WsdlNodes, XmlContractModel } from './wsdl-nodes.ts'

type Visitor = NodeVisitor<WsdlNodes>

/** Visits each node of a WSDL or schema contract, each once for each of its kinds. */
export function walkXmlContract(model: XmlContractModel, visitor: Visitor): void {
  visitor.visit('Contract', model)
  if (model.kind === 'wsdl') walkDescription(model, visitor)
  if (model.kind === 'wsdl-2.0') walkWsdl20(model, visitor)
  for (const schema of model.schemas.schemas) visitor.visit('Schema', schema)
}

function walkDescription(model: WsdlModel, visitor: Visitor): void {
  visitor.visit('Description', model)
  for (const definitions of model.documents) walkDefinitions(definitions, visitor)
  if (model.documents.every(({ imports }) => imports.length === 0)) visitor.absent('Import')
  if (model.documents.every(({ types }) => types.length === 0)) visitor.absent('Types')
  visitUsedComponents(model, visitor)
}

function walkDefinitions(definitions: Definitions, visitor: Visitor): void {
  visitor.visit('Definitions', definitions)
  for (const one of definitions.imports) visitor.visit('Import', one)
  for (const types of definitions.types) visitor.visit('Types', types)
  for (const message of definitions.messages) {
    visitor.visit('Message', message)
    for (const part of message.parts) visitor.visit('Part', part)
  }
  for (const portType of definitions.portTypes) {
    visitor.visit('PortType', portType)
    for (const operation of portType.operations) {
      visitor.visit('Operation', operation)
      const { input, output, faults } = operation
      if (input !== undefined) visitor.visit('OperationMessage', input)
      if (output !== undefined) visitor.visit('OperationMessage', output)
      for (const fault of faults) visitor.visit('OperationMessage', fault)
    }
  }
  for (const binding of definitions.bindings) walkBinding(binding, visitor)
  for (const service of definitions.services) {
    visitor.visit('Service', service)
    for (const port of service.ports) {
      visitor.visit('Port', port)
      if (port.soapAddress !== undefined) visitor.visit('SoapAddress', port.soapAddress)
      if (port.httpAddress !== undefined) visitor.visit('HttpAddress', port.httpAddress)
    }
  }
}

function walkBinding(binding: Binding, visitor: Visitor): void {
  visitor.visit('Binding', binding)
  if (binding.soap !== undefined) visitor.visit('SoapBinding', binding.soap)
  if (binding.http !== undefined) visitor.visit('HttpBinding', binding.http)
  for (const operation of binding.operations) {
    visitor.visit('BindingOperation', operation)
    if (operation.soap !== undefined) visitor.visit('SoapOperation', operation.soap)
    if (operation.http !== undefined) visitor.visit('HttpOperation', operation.http)
    for (const message of [operation.input, operation.output]) {
      if (message === undefined) continue
      visitor.visit('BindingMessage', message)
      for (const body of message.soapBodies) visitor.visit('SoapBody', body)
      for (const header of message.soapHeaders) walkHeader(header, visitor)
      if (message.urlEncoding !== undefined) visitor.visit('HttpUrlEncoding', message.urlEncoding)
      walkMime(message, visitor)
    }
    for (const fault of operation.faults) {
      visitor.visit('BindingFault', fault)
      for (const soapFault of fault.soapFaults) visitor.visit('SoapFault', soapFault)
    }
  }
}

function walkHeader(header: SoapHeader, visitor: Visitor): void {
  visitor.visit('SoapHeader', header)
  for (const fault of header.headerFaults) visitor.visit('SoapHeaderFault', fault)
}

/** SOAP elements within MIME parts are no nodes of their own kind: the profiles judge them apart. */
function walkMime(message: BindingMessage, visitor: Visitor): void {
  const contents = (
    holder: Pick<BindingMessage, 'mimeXml'> & { contents: readonly MimeContent[] },
  ) => {
    for (const content of holder.contents) visitor.visit('MimeContent', content)
    for (const xml of holder.mimeXml) visitor.visit('MimeXml', xml)
  }
  contents({ contents: message.mimeContents, mimeXml: message.mimeXml })
  const multiparts = [...message.multiparts]
  // The list grows while it is walked: parts may hold further multiparts.
  for (const multipart of multiparts) {
    visitor.visit('MimeMultipartRelated', multipart)
    for (const part of multipart.parts) {
      visitor.visit('MimePart', part)
      contents(part)
      multiparts.push(...part.multiparts)
    }
  }
}
