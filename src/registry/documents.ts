/**
 * What is kept of domains, services, contract versions, subscriptions and decisions: the documents that
 * only a permit can write (see `GuardedCollection`). Each collection is declared here exactly once.
 */
import { z } from 'zod'
import { BUMPS, CONSUMER_SOURCES, REQUIRED_LEVELS } from '../compatibility/index.ts'
import { FORMATS } from '../contracts/index.ts'
import { VERDICTS } from '../rules/index.ts'
import type { CollectionDeclaration } from '../store/index.ts'
import {
  ENFORCEMENTS,
  INTEGRATION_LEVELS,
  PHASES,
  SERVICE_KINDS,
  VALUE_CHAIN_ACTIVITIES,
} from './model.ts'

const instant = z.iso.datetime()
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const times = { createdAt: instant, updatedAt: instant }
const lifecycleReference = z.object({ id: z.string(), version: z.string() })

/** Something that was offered to others and is not answered yet. */
const offerOf = <About extends z.ZodRawShape>(about: About) =>
  z
    .object({
      id: z.string(),
      ...about,
      offeredBy: z.object({ person: z.string(), name: z.string() }),
      reason: z.string().optional(),
      offeredAt: instant,
    })
    .optional()

const domainDocument = z.object({
  path: z.string(),
  title: z.string(),
  purpose: z.string().optional(),
  /** Its own owner; an inherited one is worked out when the domain is read. */
  owner: z.string().optional(),
  /** Every path that it has had, the present one too; absent in what never moved before there were moves. */
  paths: z.array(z.string()).optional(),
  /** It had another path once; absent when not. */
  moved: z.literal(true).optional(),
  /** Counts the moves of domains in this registry, up to its own last one; absent where it only went along with others. */
  ordinal: z.number().int().positive().optional(),
  /** Paths that it had before, oldest first, each with the moment at which it ceased to be the present one. */
  former: z.array(z.object({ path: z.string(), until: instant })).optional(),
  /** A move that was offered to those who decide about the place, and is not answered yet. */
  relocation: offerOf({ to: z.string() }),
  /** Its move is being decided about, which one domain's is at a time; a duty lets go when whoever was at it died. */
  deciding: z.object({ what: z.literal('move'), since: instant }).optional(),
  /** It was moved, and what lies in it still follows from there. */
  following: z.object({ from: z.string(), since: instant }).optional(),
  ...times,
})
export type DomainDocument = z.infer<typeof domainDocument>

export const DOMAINS: CollectionDeclaration<DomainDocument> = {
  name: 'domains',
  schema: domainDocument,
  // The id of a domain is its first path and stays; a path never stands for two domains.
  indexes: [
    { name: 'by-any-path', fields: ['paths'], multikey: true, unique: true },
    { name: 'by-path', fields: ['path'] },
    { name: 'by-moved', fields: ['moved', 'ordinal'] },
    { name: 'by-following', fields: ['following.since'] },
    { name: 'one-decision', fields: ['deciding.what'], unique: true },
  ],
}

export const serviceDocument = z.object({
  domain: z.string(),
  name: z.string(),
  title: z.string(),
  purpose: z.string().optional(),
  kind: z.enum(SERVICE_KINDS),
  integrationLevel: z.enum(INTEGRATION_LEVELS),
  owner: z.string().optional(),
  capability: z.string().optional(),
  activity: z.enum(VALUE_CHAIN_ACTIVITIES).optional(),
  /** Values by the id of their taxonomy, of those that are about no member of its own. */
  classification: z.record(z.string(), z.array(z.string())).optional(),
  tags: z.array(z.string()),
  links: z.array(z.object({ title: z.string(), url: z.string() })),
  endpoints: z.array(z.object({ environment: z.string(), url: z.string() })),
  objectives: z.array(z.object({ metric: z.string(), target: z.number(), unit: z.string() })),
  /** Every name (`domain/name`) that it has had, the present one too; absent in what never moved before there were moves. */
  names: z.array(z.string()).optional(),
  /** It had another name once; absent when not. */
  moved: z.literal(true).optional(),
  /** Ownership that was offered to a role, and is not answered yet. */
  handover: offerOf({ to: z.string() }),
  /** An offer to be merged into another service, which is not answered yet. */
  merger: offerOf({ into: z.string(), renumber: z.record(z.string(), z.string()) }),
  /** It is a part of another service now; its versions and agreements belong to that one. */
  mergedInto: z
    .object({ service: z.string(), renumber: z.record(z.string(), z.string()), at: instant })
    .optional(),
  /** Services that were merged into it. */
  absorbed: z.array(z.string()).optional(),
  ...times,
})
export type ServiceDocument = z.infer<typeof serviceDocument>

export const SERVICES: CollectionDeclaration<ServiceDocument> = {
  name: 'services',
  schema: serviceDocument,
  // The id of a service is its first name and stays; a name never stands for two services.
  indexes: [
    { name: 'by-name', fields: ['names'], multikey: true, unique: true },
    { name: 'by-moved', fields: ['moved'] },
    { name: 'by-domain', fields: ['domain'] },
    { name: 'by-environment', fields: ['endpoints.environment'], multikey: true },
    { name: 'by-update', fields: ['updatedAt'] },
  ],
}

export const decisionDocument = z.object({
  id: z.string(),
  subject: z.string(),
  transition: z.string(),
  from: z.string(),
  to: z.string(),
  allowed: z.boolean(),
  authority: z.object({
    allowed: z.boolean(),
    role: z.string().optional(),
    reasons: z.array(z.string()),
    emergency: z.string().optional(),
    permission: z.string().optional(),
  }),
  conditions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      expression: z.string(),
      holds: z.enum(['yes', 'no', 'undetermined']),
      explanation: z.string(),
      facts: z.record(z.string(), z.json()),
    }),
  ),
  lifecycle: lifecycleReference,
  policies: z.array(z.string()),
  /** Digests of what was judged; absent in what was decided before they were kept. */
  inputs: z.record(z.string(), z.string()).optional(),
  actor: z.string(),
  reason: z.string().optional(),
  at: instant,
})
export type DecisionDocument = z.infer<typeof decisionDocument>

export const DECISIONS: CollectionDeclaration<DecisionDocument> = {
  name: 'decisions',
  schema: decisionDocument,
  indexes: [{ name: 'by-subject', fields: ['subject', 'at'] }],
  shardKey: 'subject',
}

const compatibilityDocument = z.object({
  requirement: z.object({
    level: z.enum(REQUIRED_LEVELS),
    policy: z.string().optional(),
    because: z.string(),
  }),
  verdict: z.enum(['identical', 'compatible', 'breaking', 'indeterminate']),
  /** What was compared, newest first. */
  against: z.array(z.object({ version: z.string(), digest })),
  /** Earlier versions that the level asks about and that were too many to compare; absent: none. */
  leftOut: z.array(z.string()).optional(),
  recommendedBump: z.enum(BUMPS).optional(),
  advice: z.enum(['honest', 'version-too-low', 'version-too-high', 'not-comparable']).optional(),
  /** Changes that break somebody, and that may. */
  breaking: z.number(),
  mayBreak: z.number(),
  asOf: z.iso.date(),
  engine: z.string(),
})

const conformanceDocument = z.object({
  policy: z.string(),
  policyVersion: z.string(),
  enforcement: z.enum(ENFORCEMENTS),
  grace: z.object({ enforcement: z.enum(ENFORCEMENTS), until: instant }).optional(),
  verdict: z.enum(VERDICTS),
  counts: z.object({
    error: z.number(),
    warning: z.number(),
    info: z.number(),
    hint: z.number(),
  }),
})

const versionDocument = z.object({
  service: z.string(),
  version: z.string(),
  /** Sorts as text in the order of precedence. */
  order: z.string(),
  format: z.enum(FORMATS),
  digest,
  /** Absent in what was pushed before there was one. */
  canonicalDigest: z.string().optional(),
  entry: z.string(),
  entryDigest: digest,
  files: z.array(z.object({ name: z.string(), digest, bytes: z.number() })),
  /** The version of a service that was merged, which this one was: `domain/name@version`. */
  carriedFrom: z.string().optional(),
  /** Digests of files whose content was erased by decision; absent: none. Each has a tombstone, see `ERASURES`. */
  erased: z.array(digest).optional(),
  /** Digests of the files beside the entry: contracts that this one is built on. */
  importedDigests: z.array(digest),
  /** What gates ask about the contract; the whole summary is derived from its content when asked for. */
  outline: z.object({
    title: z.string().optional(),
    hasDescription: z.boolean(),
    operations: z.number(),
    describedOperations: z.number(),
    messages: z.number(),
    types: z.number(),
    endpoints: z.number(),
    unresolvedImports: z.number(),
  }),
  /** Operations and those of them that are protected; absent in what was pushed before, and where the format does not say it. */
  security: z.object({ operations: z.number(), secured: z.number() }).optional(),
  state: z.string(),
  phase: z.enum(PHASES),
  /** What the lifecycle says about the present state. */
  standing: z.object({
    frozen: z.boolean(),
    subscribable: z.boolean(),
    inService: z.boolean(),
    deprecated: z.boolean(),
    final: z.boolean(),
  }),
  lifecycle: lifecycleReference,
  /** The judgement under the policies in force, when they were last looked at. */
  verdict: z.enum(VERDICTS),
  conformance: z.array(conformanceDocument),
  /** What that judgement was made from; absent in what was judged before there was one. */
  judged: z
    .object({
      basis: z.string(),
      until: instant.optional(),
      failing: z.array(z.string()),
      open: z.array(z.string()),
    })
    .optional(),
  /** How it stands to the versions before it, as of its push; absent in what was pushed before that was judged. */
  compatibility: compatibilityDocument.optional(),
  /** Who pushed the present content; `person` is the one a token acts for. */
  author: z.object({ person: z.string(), name: z.string() }),
  reason: z.string().optional(),
  deprecatedAt: instant.optional(),
  sunsetAt: instant.optional(),
  /** The notice that policy demanded when the deprecation was announced, whatever it demands later. */
  notice: z
    .object({ days: z.number(), policy: z.string().optional(), because: z.string() })
    .optional(),
  /** The decision that led to the present state; absent in the initial one. */
  decision: decisionDocument.optional(),
  ...times,
})
export type VersionDocument = z.infer<typeof versionDocument>

export const VERSIONS: CollectionDeclaration<VersionDocument> = {
  name: 'versions',
  schema: versionDocument,
  indexes: [
    { name: 'by-service', fields: ['service', 'order'], unique: true },
    { name: 'by-entry', fields: ['entryDigest'] },
    { name: 'by-import', fields: ['importedDigests'], multikey: true },
    { name: 'by-judged-until', fields: ['judged.until'] },
    { name: 'by-policy', fields: ['conformance.policy'], multikey: true },
    { name: 'by-failing', fields: ['judged.failing'], multikey: true },
    { name: 'by-open', fields: ['judged.open'], multikey: true },
    { name: 'by-update', fields: ['updatedAt'] },
    { name: 'by-lifecycle', fields: ['lifecycle.id', 'lifecycle.version'] },
  ],
  shardKey: 'service',
}

const subscriptionDocument = z.object({
  consumer: z.string(),
  consumerKind: z.enum(['service', 'application']),
  service: z.string(),
  range: z.string(),
  operations: z.array(z.string()),
  environment: z.string(),
  objectives: z.array(z.object({ metric: z.string(), target: z.number(), unit: z.string() })),
  state: z.string(),
  /** Not in a final state. */
  live: z.boolean(),
  /** Active: calls are expected. */
  active: z.boolean(),
  /** The same for two live subscriptions of one consumer that would mean the same; absent once ended. */
  liveKey: z.string().optional(),
  lifecycle: lifecycleReference,
  /** What the consumer said that it uses: what was uploaded, and what was read of it. */
  usage: z
    .object({
      source: z.enum(CONSUMER_SOURCES),
      fileName: z.string(),
      content: digest,
      usage: digest,
      uploadedAt: instant,
    })
    .optional(),
  requestedBy: z.object({ person: z.string(), name: z.string() }),
  reason: z.string().optional(),
  decision: decisionDocument.optional(),
  ...times,
})
export type SubscriptionDocument = z.infer<typeof subscriptionDocument>

export const SUBSCRIPTIONS: CollectionDeclaration<SubscriptionDocument> = {
  name: 'subscriptions',
  schema: subscriptionDocument,
  indexes: [
    { name: 'live-key', fields: ['liveKey'], unique: true },
    { name: 'by-service', fields: ['service', 'live'] },
    { name: 'by-consumer', fields: ['consumer', 'live'] },
    { name: 'by-state', fields: ['state'] },
    { name: 'by-environment', fields: ['environment'] },
    { name: 'by-lifecycle', fields: ['lifecycle.id', 'lifecycle.version'] },
    { name: 'by-usage', fields: ['usage.content'] },
  ],
}

const lifecycleDocument = z.object({ digest, text: z.string() })
export type LifecycleDocument = z.infer<typeof lifecycleDocument>

/** Definitions that subjects have begun under, as `id@version`; they are pinned to them. */
export const LIFECYCLES: CollectionDeclaration<LifecycleDocument> = {
  name: 'lifecycles',
  schema: lifecycleDocument,
  indexes: [],
}
