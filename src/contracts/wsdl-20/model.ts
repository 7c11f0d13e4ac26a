import type { ImportSummary } from '../model.ts'
import type { QName } from '../xml/xml-element.ts'
import type { SchemaSet } from '../xsd/schema-set.ts'
import type { Binding20, BindingFault20, BindingOperation20 } from './binding-20.ts'
import type { Description } from './description.ts'
import type {
  FaultReference,
  Interface,
  InterfaceFault,
  InterfaceMessage,
  InterfaceOperation,
} from './interface.ts'
import type { Endpoint, Service20 } from './service-20.ts'

/**
 * A WSDL 2.0 contract with everything it imports and includes.
 *
 *     Description ─┬ DescriptionReference*  → target: Description
 *                  ├ Interface*  ─ InterfaceFault*, InterfaceOperation* ─ InterfaceMessage*, FaultReference*
 *                  ├ Binding20*  ─ BindingFault20*, BindingOperation20*
 *                  └ Service20*  ─ Endpoint*
 */
export interface Wsdl20Model {
  readonly kind: 'wsdl-2.0'
  /** The entry document. */
  readonly description: Description
  /** The entry first, then the documents it reaches, each once. */
  readonly documents: readonly Description[]
  readonly schemas: SchemaSet
  readonly imports: readonly ImportSummary[]
  /**
   * The components of a name, looked for in all documents of its namespace; the first of two with the
   * same name.
   */
  findInterface(name: QName): Interface | undefined
  findBinding(name: QName): Binding20 | undefined
  /** An interface and all that it extends, each once, nearest first; circles end. */
  withExtended(one: Interface): readonly Interface[]
}

/** Nodes by their kind, for rules that target one. */
export interface Wsdl20Nodes {
  readonly Description20: Description
  readonly Interface: Interface
  readonly InterfaceFault: InterfaceFault
  readonly InterfaceOperation: InterfaceOperation
  readonly InterfaceMessage: InterfaceMessage
  readonly FaultReference: FaultReference
  readonly Binding20: Binding20
  readonly BindingOperation20: BindingOperation20
  readonly BindingFault20: BindingFault20
  readonly Service20: Service20
  readonly Endpoint: Endpoint
}
