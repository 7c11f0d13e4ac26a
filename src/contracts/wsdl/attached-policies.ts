import type { Location } from '../model.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { isPolicyElement, Policy } from './policy.ts'
import { alternativesOf } from './policy-alternatives.ts'
import type { PolicyAlternative } from './policy-alternatives.ts'
import { POLICY_NAMESPACES } from './policy-namespaces.ts'

/** A policy at a WSDL element (WS-Policy 1.5 Attachment, section 4): written there, or referred to. */
export interface AttachedPolicy {
  readonly form: 'inline' | 'reference' | 'attribute'
  /** The reference's URI; undefined for an inline policy. */
  readonly uri: string | undefined
  /** Undefined when the reference leads out of the document, or nowhere. */
  readonly policy: Policy | undefined
  /** The place of the policy or the reference, not that of the target. */
  readonly location: Location
}

/** All policies of one document by what references say: `#id`, or the policy's name. */
export class PolicyIndex {
  readonly #policies = new Map<string, Policy>()
  readonly #byElement = new Map<XmlElement, Policy>()
  readonly #alternatives = new Map<Policy, readonly PolicyAlternative[] | undefined>()
  /** `wsp:PolicyAttachment` elements: policies for subjects that they name themselves. */
  readonly attachments: readonly XmlElement[]

  constructor(root: XmlElement) {
    const attachments: XmlElement[] = []
    for (const element of root.walk()) {
      if (!POLICY_NAMESPACES.has(element.namespace)) continue
      if (element.localName === 'PolicyAttachment') attachments.push(element)
      if (element.localName === 'Policy') this.#add(this.policyAt(element))
    }
    this.attachments = attachments
  }

  find(uri: string): Policy | undefined {
    return this.#policies.get(uri.trim())
  }

  /** The policy that an element holds; the same one each time. */
  policyAt(element: XmlElement): Policy {
    const known = this.#byElement.get(element)
    if (known !== undefined) return known
    const policy = new Policy(element)
    this.#byElement.set(element, policy)
    return policy
  }

  /** See `alternativesOf`; references lead to policies of this document. */
  alternativesOf(policy: Policy): readonly PolicyAlternative[] | undefined {
    if (!this.#alternatives.has(policy)) {
      this.#alternatives.set(
        policy,
        alternativesOf(policy, ({ uri }) => this.find(uri)),
      )
    }
    return this.#alternatives.get(policy)
  }

  #add(policy: Policy): void {
    const { id, name } = policy
    if (id !== undefined && !this.#policies.has(`#${id}`)) this.#policies.set(`#${id}`, policy)
    if (name !== undefined && !this.#policies.has(name)) this.#policies.set(name, policy)
  }
}

/** An element of a description of either version of WSDL, with the policies of its document. */
export interface PolicySubject {
  readonly element: XmlElement
  readonly definitions: { readonly policies: PolicyIndex }
}

/** The policies attached to a node, in the order of the text, those of its attribute first. */
export function policiesOf({ element, definitions }: PolicySubject): readonly AttachedPolicy[] {
  const index = () => definitions.policies
  const attribute = element.attributes.find(
    ({ namespace, localName }) => localName === 'PolicyURIs' && POLICY_NAMESPACES.has(namespace),
  )
  const byAttribute = (attribute?.value.split(/\s+/).filter(Boolean) ?? []).map(
    (uri): AttachedPolicy => ({
      form: 'attribute',
      uri,
      policy: index().find(uri),
      location: element.attributeLocation('PolicyURIs', attribute?.namespace),
    }),
  )
  return [...byAttribute, ...element.children.flatMap((child) => attachedBy(child, index))]
}

function attachedBy(child: XmlElement, index: () => PolicyIndex): AttachedPolicy[] {
  if (isPolicyElement(child, 'Policy')) {
    return [
      { form: 'inline', uri: undefined, policy: index().policyAt(child), location: child.location },
    ]
  }
  if (!isPolicyElement(child, 'PolicyReference')) return []
  const uri = child.attribute('URI') ?? ''
  return [{ form: 'reference', uri, policy: index().find(uri), location: child.location }]
}
