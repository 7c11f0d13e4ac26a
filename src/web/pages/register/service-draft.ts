import type {
  Endpoint,
  IntegrationLevel,
  Link,
  Service,
  ServiceKind,
  ServiceLevel,
  ServicePatch,
  ServiceRequest,
  ValueChainActivity,
} from '../../api/schemas.ts'

/** An objective as it is typed. */
export interface ObjectiveDraft {
  readonly metric: string
  readonly target: string
  readonly unit: string
}

/** A service as its form holds it; what is not stated is empty. */
export interface ServiceDraft {
  readonly domain: string
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly kind: ServiceKind
  readonly integrationLevel: IntegrationLevel
  readonly owner: string
  readonly capability: string
  readonly activity: ValueChainActivity | ''
  /** Values by the id of their taxonomy. */
  readonly classification: Readonly<Record<string, readonly string[]>>
  /** Separated by commas. */
  readonly tags: string
  readonly endpoints: readonly Endpoint[]
  readonly objectives: readonly ObjectiveDraft[]
  readonly links: readonly Link[]
}

export function emptyServiceDraft(domain: string): ServiceDraft {
  return {
    domain,
    name: '',
    title: '',
    purpose: '',
    kind: 'atomic',
    integrationLevel: 'service',
    owner: '',
    capability: '',
    activity: '',
    classification: {},
    tags: '',
    endpoints: [],
    objectives: [],
    links: [],
  }
}

/** What the registry holds of a service, as its form shows it. */
export function serviceDraftOf(service: Service): ServiceDraft {
  return {
    domain: service.domain,
    name: service.name,
    title: service.title,
    purpose: service.purpose ?? '',
    kind: service.kind,
    integrationLevel: service.integrationLevel,
    owner: service.owner ?? '',
    capability: service.capability ?? '',
    activity: service.activity ?? '',
    classification: service.classification ?? {},
    tags: service.tags.join(', '),
    endpoints: service.endpoints,
    objectives: service.objectives.map(({ metric, target, unit }) => ({
      metric,
      target: String(target),
      unit,
    })),
    links: service.links,
  }
}

/** The request that registers what the form holds. */
export function requestFor(draft: ServiceDraft): ServiceRequest {
  const { domain, name, title, kind, integrationLevel, endpoints, links } = draft
  const [purpose, owner, capability] = [draft.purpose, draft.owner, draft.capability].map((text) =>
    text.trim(),
  )
  return {
    domain: domain.trim(),
    name: name.trim(),
    title: title.trim(),
    kind,
    integrationLevel,
    ...(purpose && { purpose }),
    ...(owner && { owner }),
    ...(capability && { capability }),
    ...(draft.activity !== '' && { activity: draft.activity }),
    ...(Object.keys(draft.classification).length > 0 && { classification: draft.classification }),
    tags: tagsIn(draft.tags),
    endpoints,
    objectives: objectivesIn(draft.objectives),
    links,
  }
}

/**
 * The members in which two drafts of the same service differ; null takes away what was stated before.
 * Undefined when they say the same.
 */
export function patchFrom(before: ServiceDraft, now: ServiceDraft): ServicePatch | undefined {
  const [old, next] = [requestFor(before), requestFor(now)]
  const changed = Object.fromEntries(
    PATCHABLE.filter((member) => JSON.stringify(old[member]) !== JSON.stringify(next[member])).map(
      (member) => [member, next[member] ?? null],
    ),
  )
  return Object.keys(changed).length === 0 ? undefined : changed
}

const PATCHABLE = [
  ...(['title', 'purpose', 'kind', 'integrationLevel', 'capability'] as const),
  ...(['activity', 'classification', 'tags', 'endpoints', 'objectives', 'links'] as const),
]

function tagsIn(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '')
}

/** What is no number becomes none at all: the registry then says which field is wrong. */
function objectivesIn(objectives: readonly ObjectiveDraft[]): readonly ServiceLevel[] {
  return objectives.map(({ metric, target, unit }) => ({ metric, unit, target: Number(target) }))
}
