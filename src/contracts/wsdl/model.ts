import type { ImportSummary } from '../model.ts'
import type { SchemaSet } from '../xsd/schema-set.ts'
import type { Binding, BindingFault, BindingMessage, BindingOperation } from './binding.ts'
import type { Definitions, Import, Types } from './definitions.ts'
import type { HttpAddress, HttpBinding, HttpOperation, HttpUrlEncoding } from './http-binding.ts'
import type { MimeContent, MimeMultipartRelated, MimePart, MimeXml } from './mime-binding.ts'
import type { Message, Part } from './message.ts'
import type { Operation, OperationMessage, PortType } from './port-type.ts'
import type { Port, Service } from './service.ts'
import type {
  SoapAddress,
  SoapBinding,
  SoapBody,
  SoapFault,
  SoapHeader,
  SoapHeaderFault,
  SoapOperation,
} from './soap-binding.ts'

/**
 * A WSDL 1.1 contract with everything it imports.
 *
 *     Definitions ─┬ Import*          → target: Definitions | Schema
 *                  ├ Types*           → schemas: Schema* (see ../xsd/model.ts)
 *                  ├ Message*         ─ Part*
 *                  ├ PortType*        ─ Operation* ─ OperationMessage (input, output, fault*)
 *                  ├ Binding*         ─ SoapBinding?, HttpBinding?
 *                  │                  ─ BindingOperation* ─┬ SoapOperation?, HttpOperation?
 *                  │                                       ├ BindingMessage (input, output) ─┬ SoapBody*
 *                  │                                       │                                 ├ SoapHeader* ─ SoapHeaderFault*
 *                  │                                       │                                 ├ HttpUrlEncoding?
 *                  │                                       │                                 ├ MimeContent*, MimeXml*
 *                  │                                       │                                 └ MimeMultipartRelated* ─ MimePart*
 *                  │                                       └ BindingFault* ─ SoapFault*
 *                  └ Service*         ─ Port* ─ SoapAddress?, HttpAddress?
 *
 * Each node knows its `parent`, its XML `element` (raw attributes, text, order), its `location` and
 * the `definitions` it stands in. References between components are QNames; `look-up.ts` follows
 * them, since what a name means depends on the imports of the document it stands in. Elements and
 * attributes of other specifications are kept as they stand (`extensions`); policies attached to any
 * node are found by `policiesOf`.
 */
export interface WsdlModel {
  readonly kind: 'wsdl'
  /** The entry document. */
  readonly definitions: Definitions
  /** The entry first, then the WSDL documents it imports, transitively, each once. */
  readonly documents: readonly Definitions[]
  /** Inline and imported schemas of all documents. */
  readonly schemas: SchemaSet
  /** All imports of WSDL and schema documents, in the order they were followed. */
  readonly imports: readonly ImportSummary[]
}

/** Every node of the model, told apart by `kind`. */
export type AnyWsdlNode =
  | Definitions
  | Import
  | Types
  | Message
  | Part
  | PortType
  | Operation
  | OperationMessage
  | Binding
  | BindingOperation
  | BindingMessage
  | BindingFault
  | Service
  | Port
  | SoapBinding
  | SoapOperation
  | SoapBody
  | SoapHeader
  | SoapHeaderFault
  | SoapFault
  | SoapAddress
  | HttpBinding
  | HttpOperation
  | HttpUrlEncoding
  | HttpAddress
  | MimeContent
  | MimeXml
  | MimeMultipartRelated
  | MimePart

/** Nodes by their kind, for rules that target one. */
export type WsdlNodes = { [Node in AnyWsdlNode as Node['kind']]: Node }
