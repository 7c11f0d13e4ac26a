import {
  SOAP_11_BINDING,
  WSDL_11,
  XSD,
  XSI,
  type Definitions,
  type Location,
  type XmlAttribute,
  type XmlElement,
} from '../../contracts/index.ts'
import type { TextEdit } from '../edits/text-edit.ts'
import type { XmlContractModel } from '../walks/wsdl-nodes.ts'
import { addAttribute, moveBefore } from '../edits/xml-edits.ts'
import {
  DEFINITIONS,
  QNAME,
  SOAP_GRAMMAR,
  type ElementGrammar,
  type WsdlPlace,
} from './wsdl-grammar.ts'

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
  /** What the author can do about it. */
  readonly fix: string
  /** How the text can be corrected, where that is mechanical. */
  readonly edits?: Edits
}

type Edits = () => readonly TextEdit[]
/** Without `fix` the remedy is that of the kind. */
type Report = (
  kind: FaultKind,
  at: Location,
  problem: string,
  remedy?: { readonly fix?: string; readonly edits?: Edits | undefined },
) => void

const REMEDIES: Readonly<Record<FaultKind, string>> = {
  element: 'Move or remove the element as the grammar of WSDL 1.1 says.',
  'missing-attribute': 'Add the attribute.',
  attribute: 'Correct the name of the attribute, or remove it.',
  value: 'Correct the value.',
  prefix: 'Declare the prefix, or use one that is declared.',
  'schema-only': 'Remove the attribute.',
}

/** The faults of each document. Ask through `context.once`. */
export function structureFaultsOf(
  model: XmlContractModel,
): ReadonlyMap<Definitions, readonly StructureFault[]> {
  const documents = model.kind === 'wsdl' ? model.documents : []
  return new Map(documents.map((definitions) => [definitions, faultsIn(definitions)]))
}

function faultsIn(definitions: Definitions): readonly StructureFault[] {
  const faults: StructureFault[] = []
  const report: Report = (kind, at, problem, { fix = REMEDIES[kind], edits } = {}) => {
    faults.push({ kind, at, problem, fix, ...(edits && { edits }) })
  }
  checkWsdl(definitions.element, DEFINITIONS, report)
  checkKeys(definitions, report)
  return faults
}

/** By the grammar; content of other languages is passed over. */
function checkWsdl(element: XmlElement, place: WsdlPlace, report: Report): void {
  checkAttributes(element, place.grammar, report)
  checkChildren(element, place.grammar, report)
  if (place.path === 'definitions/portType/operation') checkExchange(element, report)
  for (const child of element.children) {
    if (child.namespace !== WSDL_11) checkExtension(child, report)
    else if (child.localName === 'documentation') checkDocumentation(child, report)
    else {
      const inner = place.children.get(child.localName)
      if (inner !== undefined) checkWsdl(child, inner, report)
    }
  }
}

/** Elements of the SOAP binding are looked for at any depth: parts of a MIME binding hold them too. */
function checkExtension(element: XmlElement, report: Report): void {
  if (element.namespace === XSD) return
  const isSoap = element.namespace === SOAP_11_BINDING
  const grammar = isSoap ? SOAP_GRAMMAR[element.localName] : undefined
  if (grammar !== undefined) {
    checkAttributes(element, grammar, report)
    checkChildren(element, grammar, report)
  }
  for (const child of element.children) checkExtension(child, report)
}

function checkAttributes(element: XmlElement, grammar: ElementGrammar, report: Report): void {
  for (const name in grammar.attributes) {
    if (!grammar.attributes[name]?.required || element.attribute(name) !== undefined) continue
    const problem = `${element.name} has no attribute "${name}"`
    // Content without "use" is literal by the Basic Profile (R2707), unless it says how it is encoded.
    const isLiteral = name === 'use' && element.attribute('encodingStyle') === undefined
    const edits = isLiteral ? () => addAttribute(element, name, 'literal') : undefined
    report('missing-attribute', element.location, problem, { edits })
  }
  for (const attribute of element.attributes) {
    const fault = attributeFault(element, attribute, grammar)
    if (fault === undefined) continue
    const at = element.attributeLocation(attribute.localName, attribute.namespace)
    report(fault.kind, at, fault.problem)
  }
}

function attributeFault(
  element: XmlElement,
  { name, localName, namespace, value }: XmlAttribute,
  grammar: ElementGrammar,
): Pick<StructureFault, 'kind' | 'problem'> | undefined {
  if (namespace !== '' && namespace !== WSDL_11) {
    if (grammar.foreignAttributes || namespace === XSI) return undefined
    const problem = `the corrected schema allows no attribute "${name}" on ${element.name}`
    return { kind: 'schema-only', problem }
  }
  const isRequired = namespace === WSDL_11 && localName === 'required'
  if (isRequired && element.namespace !== WSDL_11) return undefined
  const isKnown = namespace === '' && Object.hasOwn(grammar.attributes, name)
  const type = isKnown ? grammar.attributes[name]?.type : undefined
  if (type === undefined) {
    return { kind: 'attribute', problem: `${element.name} may not have an attribute "${name}"` }
  }
  if (!type.accepts(value)) {
    const problem = `"${value}" is not ${type.name}, as ${name} of ${element.name} must be`
    return { kind: 'value', problem }
  }
  if (type === QNAME && element.resolveQName(value).namespace === undefined) {
    return { kind: 'prefix', problem: `nothing declares the prefix of "${value}"` }
  }
  return undefined
}

function checkChildren(element: XmlElement, grammar: ElementGrammar, report: Report): void {
  if (element.text !== '') {
    report('element', element.location, `${element.name} holds text, and may hold only elements`)
  }
  let reached = -1 // the slot of the last element in its place
  let last: XmlElement | undefined
  let index = -1
  for (const child of element.children) {
    index += 1
    if (child.namespace !== element.namespace) {
      checkForeign(element, child, last, report)
      continue
    }
    if (child.is(WSDL_11, 'documentation')) {
      if (index === 0) continue
      const problem = `the corrected schema wants ${child.name} first`
      const edits = () => moveToFront(child)
      report('schema-only', child.location, problem, { fix: 'Move it to the front.', edits })
      continue
    }
    const slot = grammar.slots.findIndex(({ elements }) => elements.includes(child.localName))
    if (slot === -1) {
      report('element', child.location, `${child.name} is not allowed in ${element.name}`)
    } else if (slot < reached) {
      const problem = `${child.name} must come before ${last?.name ?? 'others'}`
      const edits = () => moveToSlot(child, slot, grammar)
      report('element', child.location, problem, { edits })
    } else if (slot === reached && grammar.slots[slot]?.atMostOne) {
      report('element', child.location, `${element.name} may have only one ${child.localName}`)
    } else {
      reached = slot
      last = child
    }
  }
}

function checkForeign(
  parent: XmlElement,
  child: XmlElement,
  before: XmlElement | undefined,
  report: Report,
): void {
  if (child.namespace === '' || parent.namespace !== WSDL_11) {
    report('element', child.location, `${child.name} is not allowed in ${parent.name}`)
  } else if (before !== undefined) {
    const problem = `the corrected schema wants the extension ${child.name} before ${before.name}`
    const edits = () => moveBefore(child, firstOfWsdl(parent))
    const fix = 'Move it before the elements of WSDL.'
    report('schema-only', child.location, problem, { fix, edits })
  }
}

/** The first child of WSDL but documentation, which comes before everything. */
function firstOfWsdl({ children }: XmlElement): XmlElement | undefined {
  return children.find(({ namespace, localName }) => {
    return namespace === WSDL_11 && localName !== 'documentation'
  })
}

/** Only the one documentation that there may be can go first. */
function moveToFront(documentation: XmlElement): readonly TextEdit[] {
  const { parent } = documentation
  const isFirst = parent?.childrenNamed(WSDL_11, 'documentation')[0] === documentation
  return isFirst ? moveBefore(documentation, parent.children[0]) : []
}

/** Before the first of what must come later; among its like the order stays. */
function moveToSlot(
  element: XmlElement,
  own: number,
  { slots }: ElementGrammar,
): readonly TextEdit[] {
  const later = element.parent?.children.find(({ namespace, localName }) => {
    if (namespace !== element.namespace) return false
    return slots.findIndex(({ elements }) => elements.includes(localName)) > own
  })
  return moveBefore(element, later)
}

/** Input and output in either order, each at most once; faults only where both are (section 2.4). */
function checkExchange(operation: XmlElement, report: Report): void {
  const inputs = operation.childrenNamed(WSDL_11, 'input')
  const outputs = operation.childrenNamed(WSDL_11, 'output')
  for (const extra of [...inputs.slice(1), ...outputs.slice(1)]) {
    const problem = `${operation.name} may have only one ${extra.localName}`
    report('element', extra.location, problem)
  }
  if (inputs.length + outputs.length === 0) {
    report('element', operation.location, `${operation.name} has neither input nor output`)
  }
  if (inputs.length > 0 && outputs.length > 0) return
  for (const orphan of operation.childrenNamed(WSDL_11, 'fault')) {
    report('element', orphan.location, 'only an operation with input and output may have faults')
  }
}

function checkDocumentation(documentation: XmlElement, report: Report): void {
  for (const { name, localName, namespace } of documentation.attributes) {
    if (namespace === XSI) continue
    const at = documentation.attributeLocation(localName, namespace)
    const problem = `the corrected schema allows no attribute "${name}" on ${documentation.name}`
    report('schema-only', at, problem)
  }
}

/** Names that the corrected schema makes keys of a document, and namespaces of imports among them. */
function checkKeys(definitions: Definitions, report: Report): void {
  const { imports, messages, portTypes, bindings, services } = definitions
  checkRepetitions('namespace', imports, report)
  for (const nodes of [messages, portTypes, bindings, services]) {
    checkRepetitions('name', nodes, report)
  }
  for (const { ports } of services) checkRepetitions('name', ports, report)
}

function checkRepetitions(
  key: string,
  nodes: readonly { readonly element: XmlElement }[],
  report: Report,
): void {
  const seen = new Set<string>()
  for (const { element } of nodes) {
    const value = element.attribute(key)
    if (value === undefined) continue
    if (seen.has(value)) {
      const problem = `${element.name} repeats the ${key} "${value}"`
      report('schema-only', element.location, problem, { fix: `Use each ${key} once.` })
    }
    seen.add(value)
  }
}
