import { posix } from 'node:path'
import type { ContractInFiles, ContractsAmong } from '../../../bundles/index.ts'
import type { ContractFile } from '../../../contracts/index.ts'
import { BACKSTAGE_ANNOTATIONS } from './backstage-annotations.ts'
import {
  entitiesIn,
  nameIn,
  referenceTo,
  related,
  type Entity,
  type PlacedEntity,
} from './backstage-entity.ts'
import { segmentOf } from './plain-names.ts'
import type { LeftOut, ReadSource, SourceItem, SourceUse } from './source-item.ts'

/** Kinds that say where others belong, and nothing that could be registered themselves. */
const AROUND = ['System', 'Domain', 'Group', 'User', 'Location']

/**
 * Reads the descriptors of a Backstage catalogue: each entity of the kind API becomes a service, below the domains of its
 * system and its system's domain (`partOf`), or where an annotation says that a registry had it, with its owner (`ownedBy`) and tags. Who consumes an API, or depends on it, is a
 * consumer of that service: as the service that it provides where that is one alone, else as an application.
 */
export function readBackstageCatalog(
  files: readonly ContractFile[],
  domain: string,
  among: ContractsAmong,
): ReadSource {
  const leftOut: LeftOut[] = []
  const entities = entitiesIn(files, leftOut)
  const byReference = new Map(entities.map(({ entity }) => [referenceTo(entity), entity]))
  const items: SourceItem[] = []
  for (const placed of entities) {
    if (placed.entity.kind !== 'API') continue
    const item = itemOf(placed, domain, byReference, among)
    if (typeof item === 'string') leftOut.push({ from: placeOf(placed), reason: item })
    else items.push(item)
  }
  const uses = usesOf(entities, new Set(items.map(({ sourceId }) => sourceId)), leftOut)
  return { kind: 'backstage', items, uses, leftOut }
}

function placeOf({ from, entity }: PlacedEntity): string {
  return `${from}: ${entity.kind} ${entity.metadata.name}`
}

/** The service that an API becomes, or why it becomes none. */
function itemOf(
  { from, entity }: PlacedEntity,
  domain: string,
  byReference: ReadonlyMap<string, Entity>,
  among: ContractsAmong,
): SourceItem | string {
  const { metadata, spec } = entity
  const definition = definitionOf(entity, from, among)
  if (typeof definition === 'string') return definition
  const annotations = metadata.annotations ?? {}
  const exported = annotations[BACKSTAGE_ANNOTATIONS.service]?.split('/').map(segmentOf)
  const name = exported?.at(-1) ?? segmentOf(metadata.name)
  if (name === undefined) return 'its name cannot name a service'
  const isSystem = (reference: string): boolean => reference.startsWith('system:')
  const system = related(entity, spec?.system, 'partOf', 'system').find(isSystem)
  const around = system === undefined ? undefined : byReference.get(system)
  const above = around && related(around, around.spec?.domain, 'partOf', 'domain')[0]
  const path =
    exported?.slice(0, -1) ?? [nameIn(above), nameIn(system)].map((part) => segmentOf(part ?? ''))
  return {
    sourceId: referenceTo(entity),
    domain: [domain, ...path.filter((part) => part !== undefined)].join('/'),
    version: annotations[BACKSTAGE_ANNOTATIONS.version],
    ...(exported !== undefined && { isSaid: true as const }),
    ...{ name, title: metadata.title, purpose: metadata.description },
    owner: nameIn(related(entity, spec?.owner, 'ownedBy', 'group')[0]),
    tags: metadata.tags ?? [],
    from: placeOf({ from, entity }),
    get files() {
      return definition.files
    },
  }
}

/** The contract of an entity, or why there is none. */
function definitionOf(
  { metadata, spec }: Entity,
  from: string,
  among: ContractsAmong,
): Pick<ContractInFiles, 'files'> | string {
  const definition = spec?.definition
  if (definition === undefined) return 'it has no definition'
  if (typeof definition === 'string')
    return {
      files: [{ name: segmentOf(metadata.name) ?? 'contract', bytes: Buffer.from(definition) }],
    }
  const target = definition.$text
  if (/^[a-z][a-z0-9+.-]*:/i.test(target))
    return `its definition is at ${target}, and nothing is fetched; put the file beside the descriptor`
  const path = posix.normalize(posix.join(posix.dirname(from), target))
  return among.beginningWith(path) ?? `there is no file ${path}, which holds its definition`
}

/** Who uses which of the services; what else is said of components is left out. */
function usesOf(
  entities: readonly PlacedEntity[],
  services: ReadonlySet<string>,
  leftOut: LeftOut[],
): readonly SourceUse[] {
  const provided = new Map(
    entities.map(({ entity }) => [
      referenceTo(entity),
      related(entity, entity.spec?.providesApis, 'providesApi', 'api').filter((api) =>
        services.has(api),
      ),
    ]),
  )
  const uses = new Map<string, SourceUse>()
  for (const placed of entities) {
    const { entity } = placed
    const from = placeOf(placed)
    if (entity.kind === 'API' || AROUND.includes(entity.kind)) continue
    const own = provided.get(referenceTo(entity)) ?? []
    const [only, ...others] = own
    const consumer =
      only !== undefined && others.length === 0
        ? { sourceId: only }
        : { application: entity.metadata.title ?? entity.metadata.name }
    const asked = [
      ...related(entity, entity.spec?.consumesApis, 'consumesApi', 'api'),
      ...related(entity, entity.spec?.dependsOn, 'dependsOn', 'component'),
    ]
    if (asked.length === 0 && own.length === 0)
      leftOut.push({ from, reason: 'it provides and consumes no API of this catalogue' })
    for (const reference of asked) {
      const targets = services.has(reference) ? [reference] : (provided.get(reference) ?? [])
      if (targets.length !== 1) {
        leftOut.push({ from, reason: `${reference}, which it uses, ${notOne(targets.length)}` })
        continue
      }
      const [sourceId = ''] = targets
      if (own.includes(sourceId)) continue // what it provides itself
      uses.set(JSON.stringify([consumer, sourceId]), { consumer, sourceId, from })
    }
  }
  return [...uses.values()]
}

function notOne(count: number): string {
  return count === 0
    ? 'is no API that becomes a service, and provides none'
    : `provides ${count} APIs, and it is not said which one is meant`
}
