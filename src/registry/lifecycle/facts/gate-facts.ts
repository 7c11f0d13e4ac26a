/**
 * The facts that gates can ask, by kind of subject: the whole vocabulary of the conditions in
 * `policies/lifecycles`. A condition that names anything else is a mistake that loading reports.
 * What fills them is `version-facts.ts`, `subscription-facts.ts`, `endpoint-facts.ts` and `charter-transitions.ts`, for policies whoever carries proposals out.
 */
import type { Json } from '../../../store/index.ts'
import { COMPATIBILITY_FACTS } from './compatibility-fact-declarations.ts'
import type { LifecycleSubject } from '../lifecycle-definition.ts'

/** What a gate was judged on, as nested plain values. */
export type Facts = Readonly<Record<string, Readonly<Record<string, Json>>>>

export interface FactDeclaration {
  readonly type: 'string' | 'number' | 'boolean' | 'list' | 'map'
  /** In plain words, with the unit; text facts are empty and counts 0 when there is nothing. */
  readonly meaning: string
}

const REQUEST_FACTS = {
  'request.actor': { type: 'string', meaning: 'Name of the person who asks for the transition.' },
  'request.isAuthor': {
    type: 'boolean',
    meaning: 'The person who asks is the one who wrote the present content.',
  },
  'request.reason': { type: 'string', meaning: 'The reason given with the request.' },
  'request.sunsetAt': {
    type: 'string',
    meaning: 'The sunset asked for, as an ISO 8601 instant in UTC.',
  },
  'request.noticeDays': {
    type: 'number',
    meaning: 'Whole days from now to the sunset asked for; 0 without one.',
  },
} as const satisfies Record<string, FactDeclaration>

const CONSTITUTION_FACTS = {
  'constitution.fourEyes': {
    type: 'boolean',
    meaning: 'The constitution in force demands that nobody approves their own work.',
  },
} as const satisfies Record<string, FactDeclaration>

const COMMON_SERVICE_FACTS = {
  'service.id': { type: 'string', meaning: 'The service, as domain/name.' },
  'service.kind': { type: 'string', meaning: 'Its kind, such as atomic or composite.' },
  'service.owner': {
    type: 'string',
    meaning: 'The role that owns the service, or else the nearest domain around it.',
  },
  'service.purpose': { type: 'string', meaning: 'What the service is for.' },
  'service.capability': { type: 'string', meaning: 'The business capability that it serves.' },
} as const satisfies Record<string, FactDeclaration>

const VERSION_FACTS = {
  'contract.format': { type: 'string', meaning: 'Format of the contract, such as wsdl-1.1.' },
  'contract.title': { type: 'string', meaning: 'The title that the contract gives itself.' },
  'contract.hasDescription': {
    type: 'boolean',
    meaning: 'The contract says in words what it is for.',
  },
  'contract.operations': { type: 'number', meaning: 'How many operations it offers.' },
  'contract.describedOperations': {
    type: 'number',
    meaning: 'How many of its operations have a title or documentation.',
  },
  'contract.messages': { type: 'number', meaning: 'How many messages it declares.' },
  'contract.types': { type: 'number', meaning: 'How many types, elements or schemas it declares.' },
  'contract.endpoints': {
    type: 'number',
    meaning: 'How many ports or servers the contract itself names.',
  },
  'contract.unresolvedImports': {
    type: 'number',
    meaning: 'How many documents it imports that were not pushed with it.',
  },
  'version.number': { type: 'string', meaning: 'The semantic version.' },
  'version.major': { type: 'number', meaning: 'Its first number.' },
  'version.minor': { type: 'number', meaning: 'Its second number.' },
  'version.patch': { type: 'number', meaning: 'Its third number.' },
  'version.isPrerelease': {
    type: 'boolean',
    meaning: 'It has a pre-release part, as 2.0.0-rc.1 has.',
  },
  'version.state': { type: 'string', meaning: 'The state it is in now.' },
  'version.predecessor': {
    type: 'string',
    meaning: 'The next lower published version of the service.',
  },
  'version.successorInService': {
    type: 'string',
    meaning: 'The highest higher version of the service that may be called.',
  },
  ...COMMON_SERVICE_FACTS,
  'service.environments': {
    type: 'list',
    meaning: 'Names of the environments that it has an endpoint in, retired ones left out.',
  },
  'service.onlineEnvironments': {
    type: 'list',
    meaning: 'Names of the environments in which an endpoint of it is online.',
  },
  'service.objectives': {
    type: 'number',
    meaning: 'How many service-level objectives it offers.',
  },
  'service.tags': { type: 'list', meaning: 'Its tags.' },
  'service.charter': {
    type: 'string',
    meaning: 'The state of its charter, as the lifecycle of services names it.',
  },
  'service.charteredFor': {
    type: 'string',
    meaning: 'The business capability that the state of its charter was decided for.',
  },
  'service.isChartered': {
    type: 'boolean',
    meaning:
      'Its charter is in a state of the phase operation, and was brought there for the capability that the service names now.',
  },
  'conformance.verdict': {
    type: 'string',
    meaning: 'pass, fail or indeterminate over all policies in force for it now.',
  },
  'conformance.errors': { type: 'number', meaning: 'Findings of severity error, each once.' },
  'conformance.warnings': { type: 'number', meaning: 'Findings of severity warning, each once.' },
  'conformance.gating': {
    type: 'number',
    meaning: 'How many policies in force for it are asked for by gates (gate or block).',
  },
  'conformance.failing': {
    type: 'list',
    meaning: 'Identifiers of the gating policies with verdict fail.',
  },
  'conformance.undetermined': {
    type: 'list',
    meaning: 'Identifiers of the gating policies that could not be judged in full.',
  },
  'conformance.policies': {
    type: 'map',
    meaning: 'Every policy in force: verdict, enforcement, errors and warnings by its identifier.',
  },
  ...COMPATIBILITY_FACTS,
  'subscriptions.active': {
    type: 'number',
    meaning: 'Subscriptions in service that this version serves and no other version could.',
  },
  'subscriptions.live': {
    type: 'number',
    meaning: 'Subscriptions not yet ended that this version serves and no other version could.',
  },
  'deprecation.deprecatedAt': {
    type: 'string',
    meaning: 'When it was deprecated, as an ISO 8601 instant in UTC.',
  },
  'deprecation.sunsetAt': {
    type: 'string',
    meaning: 'When its notice ends, as an ISO 8601 instant in UTC.',
  },
  'deprecation.noticeDays': {
    type: 'number',
    meaning: 'Whole days from its deprecation to its sunset; 0 without both.',
  },
  'deprecation.requiredNoticeDays': {
    type: 'number',
    meaning:
      'Days of notice that policy demands; of what is deprecated, those demanded when it was announced.',
  },
  'deprecation.noticePolicy': {
    type: 'string',
    meaning: 'Why so many, and which policy says so.',
  },
  'deprecation.isSunset': {
    type: 'boolean',
    meaning: 'It has a sunset, and that has been reached.',
  },
  'checklist.signatures': {
    type: 'map',
    meaning: 'Who ticked what for the present content: name, role, time and evidence by item.',
  },
  'plan.environment': {
    type: 'string',
    meaning: 'The environment of the activation plan for the present content.',
  },
  'plan.steps': { type: 'number', meaning: 'How many steps that plan has; 0 without one.' },
  'plan.isOwn': { type: 'boolean', meaning: 'The person who asks wrote that plan.' },
  ...REQUEST_FACTS,
  ...CONSTITUTION_FACTS,
} as const satisfies Record<string, FactDeclaration>

const SERVICE_FACTS = {
  ...COMMON_SERVICE_FACTS,
  'service.liveVersions': {
    type: 'list',
    meaning: 'Its published versions that are not retired, highest first.',
  },
  ...REQUEST_FACTS,
  ...CONSTITUTION_FACTS,
} as const satisfies Record<string, FactDeclaration>

const ENDPOINT_FACTS = {
  'endpoint.id': { type: 'string', meaning: 'What it is known by within its service.' },
  'endpoint.environment': { type: 'string', meaning: 'The environment it is for.' },
  'endpoint.url': { type: 'string', meaning: 'Its address.' },
  'endpoint.state': { type: 'string', meaning: 'The state it is in now.' },
  'endpoint.isNamed': { type: 'boolean', meaning: 'The service names it now.' },
  'endpoint.otherEnvironments': {
    type: 'list',
    meaning: 'Other environments for which the service names the same address.',
  },
  'environment.othersOnline': {
    type: 'list',
    meaning: 'Addresses of the other endpoints of the service in its environment that are online.',
  },
  'plan.versions': {
    type: 'list',
    meaning:
      'Versions of the service, highest first, whose activation plan for their present content is for its environment.',
  },
  'plan.isOwn': { type: 'boolean', meaning: 'The person who asks wrote all of those plans.' },
  'subscriptions.active': {
    type: 'number',
    meaning: 'Active subscriptions to the service in its environment.',
  },
  'checklist.signatures': {
    type: 'map',
    meaning: 'Who ticked what since it came to its state: name, role, time and evidence by item.',
  },
  ...COMMON_SERVICE_FACTS,
  ...REQUEST_FACTS,
  ...CONSTITUTION_FACTS,
} as const satisfies Record<string, FactDeclaration>

const POLICY_FACTS = {
  'policy.id': { type: 'string', meaning: 'The policy.' },
  'policy.enforcement': { type: 'string', meaning: 'advise, gate or block.' },
  'policy.graceUntil': {
    type: 'string',
    meaning: 'When its grace ends, as an ISO 8601 instant in UTC.',
  },
  'policy.isGraceOver': {
    type: 'boolean',
    meaning: 'It has no grace, or that has ended.',
  },
  'policy.isImpactKnown': {
    type: 'boolean',
    meaning: 'It was worked out which contract versions would change their verdict.',
  },
  'policy.affectedVersions': { type: 'number', meaning: 'How many contract versions those are.' },
  'proposal.id': { type: 'string', meaning: 'The proposal that asks for the transition.' },
  'proposal.isAdopted': { type: 'boolean', meaning: 'That proposal is adopted.' },
  'request.reason': { type: 'string', meaning: 'The reason given with the request.' },
} as const satisfies Record<string, FactDeclaration>

const SUBSCRIPTION_FACTS = {
  'subscription.consumer': { type: 'string', meaning: 'The consuming service or application.' },
  'subscription.consumerKind': { type: 'string', meaning: 'service or application.' },
  'subscription.range': { type: 'string', meaning: 'The version range asked for.' },
  'subscription.environment': { type: 'string', meaning: 'The environment it is for.' },
  'subscription.operations': { type: 'list', meaning: 'The operations that will be used.' },
  'subscription.state': { type: 'string', meaning: 'The state it is in now.' },
  'provider.service': { type: 'string', meaning: 'The service that is used.' },
  'provider.owner': {
    type: 'string',
    meaning: 'The role that owns the service, or else the nearest domain around it.',
  },
  'provider.subscribableVersions': {
    type: 'list',
    meaning: 'Its versions in the range that take new subscriptions, highest first.',
  },
  'provider.versionsInService': {
    type: 'list',
    meaning: 'Its versions in the range that may be called, highest first.',
  },
  'capacity.offered': {
    type: 'number',
    meaning: 'Requests per second that the provider offers; 0 when it states none.',
  },
  'capacity.asked': {
    type: 'number',
    meaning:
      'Requests per second that all live subscriptions in this environment state, this one among them.',
  },
  'capacity.fits': {
    type: 'string',
    meaning: 'Whether what is asked fits into what is offered: yes, no or unknown.',
  },
  'provider.environments': {
    type: 'list',
    meaning: 'Names of the environments that the service has an endpoint in.',
  },
  ...REQUEST_FACTS,
  ...CONSTITUTION_FACTS,
} as const satisfies Record<string, FactDeclaration>

export const GATE_FACTS: Readonly<
  Record<LifecycleSubject, Readonly<Record<string, FactDeclaration>>>
> = {
  version: VERSION_FACTS,
  subscription: SUBSCRIPTION_FACTS,
  service: SERVICE_FACTS,
  endpoint: ENDPOINT_FACTS,
  policy: POLICY_FACTS,
}

/**
 * Whether an expression may name this path: a declared fact, a whole group of them, or a member of a
 * declared map or list.
 */
export function isGateFact(subject: LifecycleSubject, name: string): boolean {
  return Object.entries(GATE_FACTS[subject]).some(
    ([path, { type }]) =>
      path === name ||
      path.startsWith(`${name}.`) ||
      (type === 'map' && (name.startsWith(`${path}.`) || name.startsWith(`${path}["`))),
  )
}

const STEP = /([A-Za-z_]\w*)|\[("(?:[^"\\]|\\.)*")\]/g

/** The members that a path leads through, as expressions name it. */
export function stepsOf(name: string): readonly string[] {
  return Array.from(
    name.matchAll(STEP),
    ([, member, quoted]) => member ?? (JSON.parse(quoted ?? '""') as string),
  )
}

/** The value at a dotted path as expressions name it; undefined where there is none. */
export function factAt(facts: Facts, name: string): Json | undefined {
  let value: Json | undefined = facts
  for (const key of stepsOf(name)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, Json>>)[key]
  }
  return value
}
