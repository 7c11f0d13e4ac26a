import { policiesOf, usingAddressing } from '../../../contracts/index.ts'
import type {
  Binding,
  Policy,
  PolicyAssertion,
  PolicyIndex,
  PolicySubject,
  PolicyTerm,
  XmlElement,
} from '../../../contracts/index.ts'
import type { Placed } from '../../judged-log.ts'
import type { WsdlComparison } from '../wsdl-comparison.ts'
import type { WsdlVersion } from '../wsdl-version.ts'

/** What policies are attached to. */
export type PolicyNode = PolicySubject & Placed

/** Assertions that messages are written by MTOM, of either specification for that. */
const MTOM: ReadonlySet<string> = new Set(['OptimizedMimeSerialization', 'MTOM'])

/** The elements whose policies make up that of an endpoint (WS-Policy 1.5 Attachment, section 4.1.3). */
export function endpointNodes(binding: Binding, version: WsdlVersion): readonly PolicyNode[] {
  const nodes = [version.portOf(binding), binding, version.portTypeOf(binding)]
  return nodes.filter((node) => node !== undefined)
}

interface Demand {
  readonly name: string
  readonly isRequired: boolean
  /** What the assertion says, however it is written. */
  readonly content: string
  readonly place: Placed
}

/** Compares what the policies at some elements demand all in all, wherever among them it is attached. */
export function comparePolicies(
  old: readonly PolicyNode[],
  now: readonly PolicyNode[],
  what: string,
  operations: readonly string[],
  { log }: Pick<WsdlComparison, 'log'>,
): void {
  const before = demandsOf(old)
  const after = demandsOf(now)
  const [nodeBefore] = old
  const [nodeAfter] = now
  for (const [key, demand] of after) {
    const former = before.get(key)
    if (MTOM.has(demand.name)) {
      tellMtom(former, demand, { old: nodeBefore, now: nodeAfter }, what, operations, log)
      continue
    }
    const facts = { subject: what, name: demand.name }
    if (former === undefined || (demand.isRequired && !former.isRequired)) {
      const breaks = demand.isRequired ? {} : { breaks: 'nn' }
      const place =
        former === undefined ? { old: nodeBefore, cause: 'new' as const } : { old: former.place }
      log.add('policy-added', { facts, ...place, now: demand.place, ...breaks }, operations)
    } else if (!demand.isRequired && former.isRequired) {
      const change = { facts, old: former.place, now: demand.place, breaks: 'ny' }
      log.add('policy-removed', change, operations)
    } else if (demand.content !== former.content) {
      log.add('policy-changed', { facts, old: former.place, now: demand.place }, operations)
    }
  }
  for (const [key, demand] of before) {
    if (after.has(key)) continue
    if (MTOM.has(demand.name)) {
      tellMtom(demand, undefined, { old: nodeBefore, now: nodeAfter }, what, operations, log)
      continue
    }
    const facts = { subject: what, name: demand.name }
    const breaks = demand.isRequired ? {} : { breaks: 'nn' }
    const change = { facts, old: demand.place, now: nodeAfter, cause: 'old', ...breaks } as const
    log.add('policy-removed', change, operations)
  }
}

/** How content is carried, which is no demand of security or the like. */
function tellMtom(
  old: Demand | undefined,
  now: Demand | undefined,
  whole: { readonly old: Placed | undefined; readonly now: Placed | undefined },
  what: string,
  operations: readonly string[],
  log: WsdlComparison['log'],
): void {
  const [from, to] = [old, now].map((demand) =>
    demand === undefined ? 'none' : `those of MTOM${demand.isRequired ? '' : ', if wanted'}`,
  )
  if (from === to) return
  const isWanted = old?.isRequired === true || now?.isRequired === true
  const change = {
    facts: { subject: what, from, to },
    old: old?.place ?? whole.old,
    now: now?.place ?? whole.now,
    ...(old === undefined && { cause: 'new' as const }),
    ...(now === undefined && { cause: 'old' as const }),
    ...(!isWanted && { breaks: 'nn' }),
  }
  log.add('binding-mime-changed', change, operations)
}

function demandsOf(nodes: readonly PolicyNode[]): ReadonlyMap<string, Demand> {
  const demands = new Map<string, Demand>()
  for (const node of nodes) {
    const index = node.definitions.policies
    for (const { policy, uri = '', location } of policiesOf(node)) {
      if (policy !== undefined) for (const demand of demandsIn(policy, index)) add(demands, demand)
      // What a policy elsewhere demands is not known; that it is demanded is.
      else add(demands, [uri, { name: uri, isRequired: true, content: '', place: { location } }])
    }
    const addressing = usingAddressing(node)
    if (addressing === undefined) continue
    const { element, isRequired } = addressing
    add(demands, [
      'addressing',
      { name: 'UsingAddressing', isRequired, content: '', place: element },
    ])
  }
  return demands
}

/** What several policies demand is required when one of them requires it. */
function add(demands: Map<string, Demand>, [key, demand]: readonly [string, Demand]): void {
  const known = demands.get(key)
  if (known === undefined) demands.set(key, demand)
  else {
    const isRequired = known.isRequired || demand.isRequired
    const content = [known.content, demand.content].sort().join('\n')
    demands.set(key, { ...known, isRequired, content })
  }
}

/** The assertions of a policy; those that only some of its alternatives hold are not required. */
function demandsIn(policy: Policy, index: PolicyIndex): (readonly [string, Demand])[] {
  const alternatives = index.alternativesOf(policy)
  return assertionsIn(policy, index).map((assertion) => {
    const key = keyOf(assertion)
    const isRequired =
      alternatives === undefined
        ? !assertion.isOptional
        : alternatives.every((alternative) => alternative.some((other) => keyOf(other) === key))
    const { localName: name, element } = assertion
    return [key, { name, isRequired, content: contentOf(element), place: element }] as const
  })
}

function keyOf({ namespace, localName }: PolicyAssertion): string {
  return `${localName} ${namespace}`
}

function assertionsIn(policy: Policy, index: PolicyIndex): readonly PolicyAssertion[] {
  const found: PolicyAssertion[] = []
  const policies = new Set([policy])
  // The set grows while it is walked, so that references in circles end.
  for (const { root } of policies) {
    const waiting: PolicyTerm[] = [root]
    for (let term = waiting.pop(); term !== undefined; term = waiting.pop()) {
      if (term.kind === 'assertion') found.push(term)
      else if (term.kind === 'reference') {
        const target = index.find(term.uri)
        if (target !== undefined) policies.add(target)
      } else waiting.push(...term.terms.toReversed())
    }
  }
  return found
}

/** Names, attributes and texts below an assertion; neighbours in any order, as policies hold them. */
function contentOf(element: XmlElement): string {
  const attributes = element.attributes
    .filter(({ localName }) => localName !== 'Optional' && localName !== 'Id')
    .map(({ namespace, localName, value }) => `@${localName} ${namespace}=${value}`)
    .sort()
  const children = element.children.map(contentOf).sort()
  const { localName, namespace, text } = element
  return `<${localName} ${namespace} ${attributes.join(' ')}>${text.trim()}${children.join('')}</>`
}
