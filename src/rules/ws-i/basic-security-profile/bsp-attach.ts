import type { PolicyAssertion } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import {
  policyAttachments,
  type PolicyAttachment,
  type PolicySubject,
} from '../policies/policy-attachments.ts'
import { SECURITY_POLICIES } from '../policies/policy-namespaces.ts'

const ENDPOINTS_AND_OPERATIONS: readonly PolicySubject[] = [
  'port',
  'binding',
  'operation of a binding',
]
/** Messages, and whatever has messages: appendix A suggests the former, and readers take the latter for all of theirs. */
const MESSAGES: readonly PolicySubject[] = [
  ...ENDPOINTS_AND_OPERATIONS,
  'message of a binding',
  'message of a portType',
  'message',
]

/** What each assertion may be attached to, so that readers understand it alike (WS-SecurityPolicy 1.2, appendix A). */
const SUBJECTS: ReadonlyMap<string, readonly PolicySubject[]> = new Map([
  ...['TransportBinding', 'SymmetricBinding', 'AsymmetricBinding'].map(
    (name) => [name, ENDPOINTS_AND_OPERATIONS] as const,
  ),
  ...[
    'SignedParts',
    'SignedElements',
    'EncryptedParts',
    'EncryptedElements',
    'ContentEncryptedElements',
    'RequiredElements',
    'RequiredParts',
  ].map((name) => [name, MESSAGES] as const),
])

export const securityIsAttachedInPlace = defineWsdlRule({
  id: 'BSP-ATTACH',
  aliases: ['BSP10-ATTACH', 'BSP11-ATTACH'],
  title: 'Require security assertions to be attached to what they are about',
  message: '{name} is attached to a {subject}, and is about {meant}.',
  severity: 'error',
  requirements: ['WS-SecurityPolicy 1.2, appendix A (informative)'],
  rationale: 'An assertion at another place is passed over by some readers and enforced by others.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsdl:service name="OrdersService">',
        '<wsdl:service name="OrdersService"><wsp:PolicyReference URI="#SignedBody"/>',
      ],
      at: "/definitions/service[@name='OrdersService']/wsp:PolicyReference",
    },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsdl:service name="OrdersService">',
        '<wsdl:service name="OrdersService"><wsp:PolicyReference URI="#Endpoint"/>',
      ],
      at: "/definitions/service[@name='OrdersService']/wsp:PolicyReference",
    },
  ],
  target: 'Description',
  applies: (_, context) =>
    context
      .once(policyAttachments)
      .some(({ assertions }) => assertions.some((one) => subjectsOf(one) !== undefined)),
  *check(_, context) {
    for (const attachment of context.once(policyAttachments)) {
      for (const { name, meant } of misplacedIn(attachment)) {
        yield {
          at: attachment.attached.location,
          data: { name, subject: attachment.subject, meant },
          fix: `Attach it to ${meant}.`,
        }
      }
    }
  },
})

/** Each kind of assertion once. */
function misplacedIn({ subject, assertions }: PolicyAttachment) {
  const misplaced = new Map<string, { readonly name: string; readonly meant: string }>()
  for (const assertion of assertions) {
    const subjects = subjectsOf(assertion)
    if (subjects === undefined || subjects.includes(subject)) continue
    const meant =
      subjects === MESSAGES ? 'messages' : 'ports, bindings and the operations of bindings'
    misplaced.set(assertion.localName, { name: assertion.element.name, meant })
  }
  return misplaced.values()
}

function subjectsOf({
  namespace,
  localName,
}: PolicyAssertion): readonly PolicySubject[] | undefined {
  return SECURITY_POLICIES.has(namespace) ? SUBJECTS.get(localName) : undefined
}
