/**
 * The grammar of WSDL 1.1 and its SOAP 1.1 binding as a table: the corrected schemas of 2003-02-11 that the
 * WS-I Basic Profile names (R2028, R2029), in our own form.
 */
import { isNCName, isNmToken, isNmTokens, isQName } from './lexical.ts'

/** What an attribute may hold, with the words that say so. */
export interface ValueType {
  readonly name: string
  accepts(value: string): boolean
}

export interface AttributeGrammar {
  readonly type: ValueType
  readonly required?: true
}

/** Consecutive places for children: all of one slot come before those of the next. */
export interface Slot {
  readonly elements: readonly string[]
  readonly atMostOne?: true
}

export interface ElementGrammar {
  readonly attributes: Readonly<Record<string, AttributeGrammar>>
  /**
   * Elements of the same namespace, in order. In WSDL, `documentation` and then elements of other languages
   * may stand before them; elements of the SOAP binding hold none.
   */
  readonly slots: readonly Slot[]
  /** Whether the schema allows attributes of other namespaces here. */
  readonly foreignAttributes?: true
}

const uri: ValueType = { name: 'a URI', accepts: () => true }
const name: ValueType = { name: 'a name without colon', accepts: isNCName }
export const QNAME: ValueType = { name: 'a qualified name', accepts: isQName }
const token: ValueType = { name: 'one name', accepts: isNmToken }
const tokens: ValueType = { name: 'names separated by spaces', accepts: isNmTokens }

function oneOf(...values: readonly string[]): ValueType {
  return {
    name: values.map((value) => `"${value}"`).join(' or '),
    accepts: (value) => values.includes(value.trim()),
  }
}

const style = oneOf('rpc', 'document')
const use = oneOf('literal', 'encoded')

const required = (type: ValueType): AttributeGrammar => ({ type, required: true })
const optional = (type: ValueType): AttributeGrammar => ({ type })

const message: ElementGrammar = {
  attributes: { name: optional(name), message: required(QNAME) },
  slots: [],
  foreignAttributes: true,
}
const boundMessage: ElementGrammar = {
  attributes: { name: optional(name) },
  slots: [],
}

/** Elements of WSDL by their path below definitions, since the same name means several things. */
const WSDL_GRAMMAR: Readonly<Record<string, ElementGrammar>> = {
  definitions: {
    attributes: { name: optional(name), targetNamespace: optional(uri) },
    slots: [{ elements: ['import', 'types', 'message', 'portType', 'binding', 'service'] }],
  },
  'definitions/import': {
    attributes: { namespace: required(uri), location: required(uri) },
    slots: [],
    foreignAttributes: true,
  },
  'definitions/types': { attributes: {}, slots: [] },
  'definitions/message': {
    attributes: { name: required(name) },
    slots: [{ elements: ['part'] }],
  },
  'definitions/message/part': {
    attributes: { name: required(name), element: optional(QNAME), type: optional(QNAME) },
    slots: [],
    foreignAttributes: true,
  },
  'definitions/portType': {
    attributes: { name: required(name) },
    slots: [{ elements: ['operation'] }],
    foreignAttributes: true,
  },
  'definitions/portType/operation': {
    attributes: { name: required(name), parameterOrder: optional(tokens) },
    // Input before output or the other way round: see `operationFault`.
    slots: [{ elements: ['input', 'output'] }, { elements: ['fault'] }],
  },
  'definitions/portType/operation/input': message,
  'definitions/portType/operation/output': message,
  'definitions/portType/operation/fault': {
    ...message,
    attributes: { name: required(name), message: required(QNAME) },
  },
  'definitions/binding': {
    attributes: { name: required(name), type: required(QNAME) },
    slots: [{ elements: ['operation'] }],
  },
  'definitions/binding/operation': {
    attributes: { name: required(name) },
    slots: [
      { elements: ['input'], atMostOne: true },
      { elements: ['output'], atMostOne: true },
      { elements: ['fault'] },
    ],
  },
  'definitions/binding/operation/input': boundMessage,
  'definitions/binding/operation/output': boundMessage,
  'definitions/binding/operation/fault': {
    ...boundMessage,
    attributes: { name: required(name) },
  },
  'definitions/service': {
    attributes: { name: required(name) },
    slots: [{ elements: ['port'] }],
  },
  'definitions/service/port': {
    attributes: { name: required(name), binding: required(QNAME) },
    slots: [],
  },
}

/** Where an element of WSDL may stand, and what may stand inside it. */
export interface WsdlPlace {
  readonly path: string
  readonly grammar: ElementGrammar
  /** By local name. */
  readonly children: ReadonlyMap<string, WsdlPlace>
}

/** The place of the root, and below it all others. */
export const DEFINITIONS = placeOf('definitions', WSDL_GRAMMAR['definitions'])

function placeOf(path: string, grammar: ElementGrammar = { attributes: {}, slots: [] }): WsdlPlace {
  const children = new Map<string, WsdlPlace>()
  for (const [inner, its] of Object.entries(WSDL_GRAMMAR)) {
    const name = inner.slice(path.length + 1)
    if (inner.startsWith(`${path}/`) && !name.includes('/')) {
      children.set(name, placeOf(inner, its))
    }
  }
  return { path, grammar, children }
}

const body = {
  encodingStyle: optional(uri),
  use: optional(use),
  namespace: optional(uri),
}
const header = {
  message: required(QNAME),
  part: required(token),
  use: required(use),
  encodingStyle: optional(uri),
  namespace: optional(uri),
}

/** Elements of the SOAP 1.1 binding by local name; they may stand inside any extension. */
export const SOAP_GRAMMAR: Readonly<Record<string, ElementGrammar>> = {
  binding: { attributes: { transport: required(uri), style: optional(style) }, slots: [] },
  operation: { attributes: { soapAction: optional(uri), style: optional(style) }, slots: [] },
  body: { attributes: { ...body, parts: optional(tokens) }, slots: [] },
  fault: { attributes: { ...body, name: required(name) }, slots: [] },
  header: { attributes: header, slots: [{ elements: ['headerfault'] }] },
  headerfault: { attributes: header, slots: [] },
  address: { attributes: { location: required(uri) }, slots: [] },
}
