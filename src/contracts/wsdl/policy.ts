import type { Location } from '../model.ts'
import { XML } from '../xml/namespaces.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { domainOf, POLICY_NAMESPACES } from './policy-namespaces.ts'
import type { PolicyDomain } from './policy-namespaces.ts'

const UTILITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'

/** What a policy is made of (WS-Policy 1.5 Framework, section 4). */
export type PolicyTerm = PolicyOperator | PolicyAssertion | PolicyReference

/** `wsp:All`, `wsp:ExactlyOne`, or `wsp:Policy` itself, which stands for All. */
export interface PolicyOperator {
  readonly kind: 'all' | 'exactlyOne'
  readonly terms: readonly PolicyTerm[]
  readonly element: XmlElement
}

/** One demand or capability: whatever is neither operator nor reference. */
export class PolicyAssertion {
  readonly kind = 'assertion'
  readonly namespace: string
  readonly localName: string
  readonly domain: PolicyDomain
  /** `wsp:Optional` (section 4.3.1): short for two alternatives, with it and without. */
  readonly isOptional: boolean
  /** `wsp:Ignorable` (section 4.4). */
  readonly isIgnorable: boolean
  /** The policy inside, which qualifies the assertion (section 4.3.2). */
  readonly nested: PolicyOperator | undefined
  readonly element: XmlElement

  constructor(element: XmlElement) {
    const nested = element.children.find((child) => isPolicyElement(child, 'Policy'))
    this.namespace = element.namespace
    this.localName = element.localName
    this.domain = domainOf(element.namespace)
    this.isOptional = isMarked(element, 'Optional')
    this.isIgnorable = isMarked(element, 'Ignorable')
    this.nested = nested && readOperator(nested, 'all')
    this.element = element
  }

  get location(): Location {
    return this.element.location
  }
}

/** `wsp:PolicyReference` (section 4.3.5). */
export interface PolicyReference {
  readonly kind: 'reference'
  readonly uri: string
  readonly element: XmlElement
}

/** A `wsp:Policy` (WS-Policy 1.5 Framework, section 3.1). */
export class Policy {
  readonly element: XmlElement
  /** `wsu:Id` or `xml:id`, by which `#id` refers to it. */
  readonly id: string | undefined
  /** The attribute `Name`: an absolute URI of the policy. */
  readonly name: string | undefined
  #root: PolicyOperator | undefined

  constructor(element: XmlElement) {
    this.element = element
    this.id = element.attribute('Id', UTILITY) ?? element.attribute('id', XML)
    this.name = element.attribute('Name')
  }

  get location(): Location {
    return this.element.location
  }

  /** The policy as written. */
  get root(): PolicyOperator {
    this.#root ??= readOperator(this.element, 'all')
    return this.#root
  }

  /** All assertions at the top, without those that qualify others. */
  get assertions(): readonly PolicyAssertion[] {
    const assertions: PolicyAssertion[] = []
    const waiting: PolicyTerm[] = [this.root]
    for (let term = waiting.pop(); term !== undefined; term = waiting.pop()) {
      if (term.kind === 'assertion') assertions.push(term)
      else if (term.kind !== 'reference') waiting.push(...term.terms.toReversed())
    }
    return assertions
  }
}

export function isPolicyElement(element: XmlElement, localName: string): boolean {
  return element.localName === localName && POLICY_NAMESPACES.has(element.namespace)
}

function readOperator(element: XmlElement, kind: PolicyOperator['kind']): PolicyOperator {
  return { kind, terms: element.children.map(readTerm), element }
}

function readTerm(element: XmlElement): PolicyTerm {
  if (POLICY_NAMESPACES.has(element.namespace)) {
    if (element.localName === 'ExactlyOne') return readOperator(element, 'exactlyOne')
    if (element.localName === 'All' || element.localName === 'Policy') {
      return readOperator(element, 'all')
    }
    if (element.localName === 'PolicyReference') {
      return { kind: 'reference', uri: element.attribute('URI') ?? '', element }
    }
  }
  return new PolicyAssertion(element)
}

function isMarked(element: XmlElement, name: string): boolean {
  return element.attributes.some(
    ({ namespace, localName, value }) =>
      localName === name && POLICY_NAMESPACES.has(namespace) && /^\s*(?:true|1)\s*$/.test(value),
  )
}
