import { z } from 'zod'
import { FORMATS } from '../../contracts/index.ts'
import { VERDICTS } from '../../rules/index.ts'
import type { CollectionDeclaration, Stored } from '../../store/index.ts'
import { serviceDocument, type ServiceDocument, type VersionDocument } from '../documents.ts'
import { PHASES, type ServiceView } from '../model.ts'
import { tokensOf } from '../search/tokens.ts'
import { linesOf } from '../versions/contract-line.ts'
import { latestOf } from '../versions/select-version.ts'

const latestVersion = z.object({
  version: z.string(),
  format: z.enum(FORMATS),
  state: z.string(),
  phase: z.enum(PHASES),
  verdict: z.enum(VERDICTS),
})

const serviceCard = serviceDocument.extend({
  /** The domain with a slash at its end, so that a beginning is a whole segment. */
  domainKey: z.string(),
  /** What the filter `q` looks among. */
  words: z.array(z.string()),
  latest: latestVersion.optional(),
  /** The latest of each contract line, that which began first at the top; absent unless there are several. */
  lines: z.array(latestVersion.extend({ line: z.string(), versionCount: z.number() })).optional(),
  /** Ids of the policies in force for the latest version, and of those that it fails; for counts. */
  policies: z.array(z.string()).optional(),
  failing: z.array(z.string()).optional(),
  versionCount: z.number(),
  consumerCount: z.number(),
  /** The service that the card shows; absent when that is the card's own id. */
  service: z.string().optional(),
  /** The revision of the service that the card shows. */
  serviceRevision: z.number(),
})
export type ServiceCard = z.infer<typeof serviceCard>

/**
 * What lists show of a service, by its present name: the service, its latest version and its consumers in one
 * document that can be filtered and sorted. Derived, so its writes have no event.
 */
export const SERVICE_CARDS: CollectionDeclaration<ServiceCard> = {
  name: 'service-cards',
  schema: serviceCard,
  indexes: [
    { name: 'by-domain', fields: ['domainKey'] },
    { name: 'by-owner', fields: ['owner'] },
    { name: 'by-kind', fields: ['kind'] },
    { name: 'by-state', fields: ['latest.state'] },
    { name: 'by-format', fields: ['latest.format'] },
    { name: 'by-title', fields: ['title'] },
    { name: 'by-created-at', fields: ['createdAt'] },
    { name: 'by-updated-at', fields: ['updatedAt'] },
    { name: 'by-tag', fields: ['tags'], multikey: true },
    { name: 'by-policy', fields: ['policies'], multikey: true },
    { name: 'by-failing', fields: ['failing'], multikey: true },
    { name: 'by-word', fields: ['words'], multikey: true },
  ],
}

/** The card of a service from what is known about it. */
export function serviceCardFor(
  service: Stored<ServiceDocument>,
  about: Pick<
    ServiceCard,
    'latest' | 'lines' | 'policies' | 'failing' | 'versionCount' | 'consumerCount'
  >,
): ServiceCard {
  const { domain, name, title, purpose, owner, capability, tags } = service.value
  const names = service.value.names ?? [`${domain}/${name}`]
  const texts = [domain, name, ...names, title, purpose, owner, capability, ...tags]
  return {
    ...service.value,
    ...about,
    ...(service.id !== `${domain}/${name}` && { service: service.id }),
    domainKey: `${domain}/`,
    words: [...new Set(texts.flatMap((text) => (text === undefined ? [] : [...tokensOf(text)])))],
    serviceRevision: service.revision,
  }
}

export function serviceView({ id, value }: Stored<ServiceCard>): ServiceView {
  const { names, handover, merger } = value
  const former = names?.filter((name) => name !== id) ?? []
  return {
    id,
    registeredAs: value.service ?? (former.length > 0 ? id : undefined),
    formerNames: former.length > 0 ? former : undefined,
    handover: handover && {
      id: handover.id,
      to: handover.to,
      offeredBy: handover.offeredBy.name,
      reason: handover.reason,
      offeredAt: handover.offeredAt,
    },
    merger: merger && {
      ...merger,
      reason: merger.reason,
      offeredBy: merger.offeredBy.name,
    },
    domain: value.domain,
    name: value.name,
    title: value.title,
    purpose: value.purpose,
    kind: value.kind,
    integrationLevel: value.integrationLevel,
    owner: value.owner,
    capability: value.capability,
    activity: value.activity,
    classification: value.classification,
    tags: value.tags,
    links: value.links,
    endpoints: value.endpoints,
    objectives: value.objectives,
    latest: value.latest,
    lines: value.lines,
    versionCount: value.versionCount,
    consumerCount: value.consumerCount,
    revision: value.serviceRevision,
    createdAt: value.createdAt,
    updatedAt: value.updatedAt,
  }
}

/** What cards show of a service's versions. @param versions highest first */
export function shownVersions(
  versions: readonly Stored<VersionDocument>[],
): Pick<ServiceCard, 'latest' | 'lines' | 'versionCount'> {
  const latest = latestOf(versions)
  const lines = [...linesOf(versions, ({ value }) => value)].flatMap(([line, own]) => {
    const highest = latestOf(own)
    return highest === undefined
      ? []
      : [{ line, versionCount: own.length, ...shownVersion(highest.value) }]
  })
  return {
    latest: latest && shownVersion(latest.value),
    ...(lines.length > 1 && { lines }),
    versionCount: versions.length,
  }
}

function shownVersion(version: VersionDocument): z.infer<typeof latestVersion> {
  const { version: number, format, state, phase, verdict } = version
  return { version: number, format, state, phase, verdict }
}
