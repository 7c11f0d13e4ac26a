import {
  SOAP_11_BINDING,
  WSDL_11,
  XSD,
  XSI,
  type Definitions,
  type Location,
  type XmlElement,
} from '../../contracts/index.ts'
import type { XmlContractModel } from '../wsdl-nodes.ts'
import { QNAME, SOAP_GRAMMAR, WSDL_GRAMMAR, type ElementGrammar } from './wsdl-grammar.ts'

/** What kind of thing contradicts the grammar; the rules of `wsdl-core` each answer for one. */
export type FaultKind =
  | 'element' // not allowed here, too many of them, or one is missing
  | 'missing-attribute'
  | 'attribute' // not allowed here
  | 'value'
  | 'prefix' // of a qualified name, and nothing declares it
  | 'schema-only' // what only the corrected schemas forbid; the specification's text allows it

/** One contradiction between a document and the grammar of WSDL 1.1 with its SOAP binding. */
export interface StructureFault {
  readonly kind: FaultKind
  readonly at: Location
  /** A sentence without its full stop. */
  readonly problem: string
}

/** The faults of each document, in document order. Ask through `context.once`. */
export function structureFaultsOf(
  model: XmlContractModel,
): ReadonlyMap<Definitions, readonly StructureFault[]> {
  const documents = model.kind === 'wsdl' ? model.documents : []
  return new Map(
    documents.map((one) => [one, [...wsdlFaults(one.element, 'definitions'), ...keyFaults(one)]]),
  )
}

/** Goes through elements of WSDL by the grammar's path; content of other languages is passed over. */
function* wsdlFaults(element: XmlElement, path: string): Generator<StructureFault> {
  const grammar = WSDL_GRAMMAR[path]
  if (grammar === undefined) return
  yield* attributeFaults(element, grammar)
  yield* childFaults(element, grammar)
  if (path === 'definitions/portType/operation') yield* operationFaults(element)
  for (const child of element.children) {
    if (child.is(WSDL_11, 'documentation')) yield* documentationFaults(child)
    else if (child.namespace === WSDL_11) yield* wsdlFaults(child, `${path}/${child.localName}`)
    else yield* extensionFaults(child)
  }
}

/** Elements of the SOAP binding are looked for at any depth: parts of a MIME binding hold them too. */
function* extensionFaults(element: XmlElement): Generator<StructureFault> {
  if (element.namespace === XSD) return
  const grammar =
    element.namespace === SOAP_11_BINDING ? SOAP_GRAMMAR[element.localName] : undefined
  if (grammar !== undefined) {
    yield* attributeFaults(element, grammar)
    yield* childFaults(element, grammar)
  }
  for (const child of element.children) yield* extensionFaults(child)
}

function* attributeFaults(element: XmlElement, grammar: ElementGrammar): Generator<StructureFault> {
  for (const [name, { required }] of Object.entries(grammar.attributes)) {
    if (required && element.attribute(name) === undefined) {
      const problem = `${element.name} has no attribute "${name}"`
      yield { kind: 'missing-attribute', at: element.location, problem }
    }
  }
  for (const { name, localName, namespace, value } of element.attributes) {
    const at = () => element.attributeLocation(localName, namespace)
    if (namespace === '') {
      const known = Object.hasOwn(grammar.attributes, name) ? grammar.attributes[name] : undefined
      if (known === undefined) {
        const problem = `${element.name} may not have an attribute "${name}"`
        yield { kind: 'attribute', at: at(), problem }
      } else if (!known.type.accepts(value)) {
        const problem = `"${value}" is not ${known.type.name}, as ${name} of ${element.name} must be`
        yield { kind: 'value', at: at(), problem }
      } else if (known.type === QNAME && element.resolveQName(value).namespace === undefined) {
        const problem = `nothing declares the prefix of "${value}"`
        yield { kind: 'prefix', at: at(), problem }
      }
    } else if (namespace === WSDL_11) {
      if (element.namespace !== WSDL_11 && localName === 'required') continue
      const problem = `${element.name} may not have an attribute "${name}"`
      yield { kind: 'attribute', at: at(), problem }
    } else if (!grammar.foreignAttributes && namespace !== XSI) {
      const problem = `the corrected schema allows no attribute "${name}" on ${element.name}`
      yield { kind: 'schema-only', at: at(), problem }
    }
  }
}

function* childFaults(element: XmlElement, grammar: ElementGrammar): Generator<StructureFault> {
  if (element.text !== '') {
    yield fault('element', element, `${element.name} holds text, and may hold only elements`)
  }
  let reached = -1 // the slot of the last element in its place
  let last: XmlElement | undefined
  for (const [index, child] of element.children.entries()) {
    if (child.is(WSDL_11, 'documentation') && element.namespace === WSDL_11) {
      if (index > 0) {
        yield fault('schema-only', child, `the corrected schema wants ${child.name} first`)
      }
    } else if (child.namespace !== element.namespace) {
      yield* foreignElementFaults(element, child, last)
    } else {
      const slot = grammar.slots.findIndex(({ elements }) => elements.includes(child.localName))
      if (slot === -1) {
        yield fault('element', child, `${child.name} is not allowed in ${element.name}`)
      } else if (slot < reached) {
        yield fault('element', child, `${child.name} must come before ${last?.name ?? 'others'}`)
      } else if (slot === reached && grammar.slots[slot]?.atMostOne) {
        yield fault('element', child, `${element.name} may have only one ${child.localName}`)
      } else {
        reached = slot
        last = child
      }
    }
  }
}

function* foreignElementFaults(
  parent: XmlElement,
  child: XmlElement,
  before: XmlElement | undefined,
): Generator<StructureFault> {
  if (child.namespace === '' || parent.namespace !== WSDL_11) {
    yield fault('element', child, `${child.name} is not allowed in ${parent.name}`)
  } else if (before !== undefined) {
    const problem = `the corrected schema wants the extension ${child.name} before ${before.name}`
    yield fault('schema-only', child, problem)
  }
}

/** Input and output in either order, each at most once; faults only where both are (section 2.4). */
function* operationFaults(operation: XmlElement): Generator<StructureFault> {
  const inputs = operation.childrenNamed(WSDL_11, 'input')
  const outputs = operation.childrenNamed(WSDL_11, 'output')
  for (const extra of [...inputs.slice(1), ...outputs.slice(1)]) {
    yield fault('element', extra, `${operation.name} may have only one ${extra.localName}`)
  }
  if (inputs.length + outputs.length === 0) {
    yield fault('element', operation, `${operation.name} has neither input nor output`)
  }
  if (inputs.length === 0 || outputs.length === 0) {
    for (const orphan of operation.childrenNamed(WSDL_11, 'fault')) {
      yield fault('element', orphan, 'only an operation with input and output may have faults')
    }
  }
}

function* documentationFaults(documentation: XmlElement): Generator<StructureFault> {
  for (const { name, localName, namespace } of documentation.attributes) {
    if (namespace === XSI) continue
    const at = documentation.attributeLocation(localName, namespace)
    const problem = `the corrected schema allows no attribute "${name}" on ${documentation.name}`
    yield { kind: 'schema-only', at, problem }
  }
}

/** Names that the corrected schema makes keys of a document, and namespaces of imports among them. */
function* keyFaults({
  imports,
  messages,
  portTypes,
  bindings,
  services,
}: Definitions): Generator<StructureFault> {
  yield* repetitions('namespace', imports)
  for (const nodes of [messages, portTypes, bindings, services]) yield* repetitions('name', nodes)
  for (const { ports } of services) yield* repetitions('name', ports)
}

function* repetitions(
  key: string,
  nodes: readonly { readonly element: XmlElement }[],
): Generator<StructureFault> {
  const seen = new Set<string>()
  for (const { element } of nodes) {
    const value = element.attribute(key)
    if (value === undefined) continue
    if (seen.has(value)) {
      const problem = `${element.name} repeats the ${key} "${value}"`
      yield fault('schema-only', element, problem)
    }
    seen.add(value)
  }
}

function fault(kind: FaultKind, element: XmlElement, problem: string): StructureFault {
  return { kind, at: element.location, problem }
}
