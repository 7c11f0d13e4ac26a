import { RegistryError, type Registry } from '../../registry/index.ts'
import type { Collection } from '../../store/index.ts'
import type { FactRecord } from './base/fact-documents.ts'
import type { FactBase } from './base/fact-base.ts'
import { GOVERNED_KINDS, type GovernanceSource } from './base/governance-source.ts'
import { dayOf } from './days.ts'
import { NOTHING } from './nothing.ts'
import { createServiceReader, type ServiceReader } from './base/read-service.ts'
import { requireFew } from './while-building.ts'
import { duplicateRate } from './ownership/duplicate-rate.ts'
import { circlesOf, placesIn } from './places.ts'
import type { Evidence, FactDefinition, FactItem, Scope } from './fact.ts'
import type { FactReader } from './fact-reader.ts'
import { listItemsThen } from './list-items-then.ts'
import type { Moments } from './moments.ts'
import type { ReadPolicyCategories } from './policies/policy-categories.ts'
import type { Governance } from '../../governance/index.ts'

/** Which of the items behind a fact. */
export interface ItemQuery {
  /** Only those that stand in the way of a better figure. */
  readonly inTheWay?: boolean | undefined
  /** 50 unless given, at most 500. */
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

export interface ItemPage {
  readonly items: readonly FactItem[]
  readonly next: string | undefined
}

/**
 * The items behind a fact as they are now, page by page: found in the index of who adds to what, and read anew.
 */
export interface FactItems {
  /** @throws RegistryError `invalid-cursor`, `domain-not-found`; MaturityError `maturity-circle-not-found`, `facts-being-made` */
  list(definition: FactDefinition, scope: Scope, query?: ItemQuery): Promise<ItemPage>
  /** As they were at a moment, which takes as long as counting everything. @throws as `list`; RegistryError `past-unknown` */
  listThen(
    definition: FactDefinition,
    then: Scope & { readonly at: Date },
    query?: ItemQuery,
  ): Promise<ItemPage>
}

export interface FactItemPorts {
  readonly registry: Registry
  readonly governance: Pick<Governance, 'circles'>
  readonly source: GovernanceSource
  readonly records: Collection<FactRecord>
  readonly base: FactBase
  readonly moments: Moments
  readonly reader: FactReader
  readonly readCategories: ReadPolicyCategories
  readonly clock: () => Date
}

const PATIENCE = 150 // milliseconds
const MOST = 500
const SUBJECTS_AT_ONCE = 50

/** Where a page ended: a page of the index, and the items of it that were given already. */
interface Place {
  readonly index: string | undefined
  readonly skip: number
}

export function createFactItems(ports: FactItemPorts): FactItems {
  const { registry, governance, records, base, clock } = ports
  return {
    listThen: async (definition, then, { inTheWay = false, limit = 50, cursor } = {}) => {
      const { skip } = placeOf(cursor)
      const wanted = Math.max(1, Math.min(limit, MOST))
      const fits = (item: FactItem): boolean => !inTheWay || isInTheWay(definition, item)
      const items = await listItemsThen(ports, definition, then, fits, skip + wanted + 1)
      const next =
        items.length > skip + wanted ? { index: undefined, skip: skip + wanted } : undefined
      return { items: items.slice(skip, skip + wanted), next: next && cursorOf(next) }
    },
    async list(definition, scope, { inTheWay = false, limit = 50, cursor } = {}) {
      const { circles } = governance
      await requireFew(registry, base)
      await base.follow(PATIENCE)
      const wanted = Math.max(1, Math.min(limit, MOST))
      const fits = (item: FactItem): boolean => !inTheWay || isInTheWay(definition, item)
      let { index, skip } = placeOf(cursor)
      const places = await placesIn(registry, await circlesOf(governance), scope)
      const where = {
        [inTheWay ? 'inTheWayOf' : 'facts']: { eq: definition.id },
        ...(places[0] !== 'whole' && { places: { in: places } }),
      }
      const at = clock()
      const reader = createServiceReader(
        registry,
        { readCategories: ports.readCategories, circles },
        at,
      )
      const items: FactItem[] = []
      if (index === undefined) {
        // Circles and roles are in no index; there are never many.
        const organisation = await ports.reader.organisationIn(scope)
        const own = definition.items({ ...NOTHING, organisation, at }).filter(fits)
        items.push(...own.slice(skip, skip + wanted))
        if (own.length > skip + wanted)
          return { items, next: cursorOf({ index, skip: skip + wanted }) }
        skip = 0
        index = ''
      }
      for (;;) {
        const page = await findPage(records, where, index)
        let position = 0
        for (const { id, value } of page.items) {
          if (!hasItemsOn(dayOf(at), value, definition)) continue
          const evidence = await evidenceOf(ports, reader, definition, { id, value })
          for (const item of definition.items({ ...evidence, at }).filter(fits)) {
            position += 1
            if (position <= skip) continue
            if (items.length === wanted) {
              return { items, next: cursorOf({ index, skip: position - 1 }) }
            }
            items.push(item)
          }
        }
        if (page.next === undefined) return { items, next: undefined }
        index = page.next
        skip = 0
        if (items.length === wanted) return { items, next: cursorOf({ index, skip }) }
      }
    },
  }
}

/**
 * Whether a subject has items on a day, by what it adds to sums. What left its window stays in the index of its record, and
 * after half a year that may be most of a registry, which would be read for a page of nothing.
 */
function hasItemsOn(day: string, { rows }: FactRecord, { id }: FactDefinition): boolean {
  let items = 0
  for (const [fact, , from, , denominator] of rows) {
    if (fact === id && from <= day) items += denominator
  }
  return items > 0
}

function isInTheWay({ better }: FactDefinition, { counted }: FactItem): boolean {
  return counted === (better === 'down')
}

async function findPage(
  records: FactItemPorts['records'],
  where: Parameters<Collection<FactRecord>['count']>[0] & object,
  cursor: string,
): ReturnType<Collection<FactRecord>['find']> {
  try {
    const page = { where, sort: ['id'], limit: SUBJECTS_AT_ONCE }
    return await records.find(cursor === '' ? page : { ...page, cursor })
  } catch (error) {
    if (cursor === '') throw error
    throw invalidCursor({ cause: error })
  }
}

/** What is known of a subject now; nothing when it is gone. */
async function evidenceOf(
  { source, records }: FactItemPorts,
  reader: ServiceReader,
  definition: FactDefinition,
  { id, value: { content } }: { readonly id: string; readonly value: FactRecord },
): Promise<Evidence> {
  const colon = id.indexOf(':')
  const [kind, name] = [id.slice(0, colon), id.slice(colon + 1)]
  const governed = GOVERNED_KINDS.find((one) => one === kind)
  if (governed !== undefined) return (await source.read(governed, name))?.evidence ?? NOTHING
  const read = await reader.read(name)
  if (read === undefined) return NOTHING
  const { entry, composing, operationStates, categories } = read
  const firstWithContent = new Map<string, string>()
  if (content !== undefined && definition.id === duplicateRate.id) {
    const where = { content: { eq: content } }
    const { items } = await records.find({ where, sort: ['id'], limit: 1 })
    const first = items[0]?.id.slice('service:'.length)
    if (first !== undefined) firstWithContent.set(content, first)
  }
  const { decisions } = entry
  const known = { composing, firstWithContent, operationStates, categories }
  return { ...NOTHING, ...known, services: [entry], decisions }
}

function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify([place.index ?? null, place.skip])).toString('base64url')
}

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { index: undefined, skip: 0 }
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch (error) {
    throw invalidCursor({ cause: error })
  }
  if (!Array.isArray(read) || read.length !== 2) throw invalidCursor()
  const [index, skip] = read as readonly unknown[]
  if (typeof skip !== 'number' || !Number.isInteger(skip) || skip < 0) throw invalidCursor()
  if (index !== null && typeof index !== 'string') throw invalidCursor()
  return { index: index ?? undefined, skip }
}

function invalidCursor(options?: ErrorOptions): RegistryError {
  return new RegistryError(
    'invalid-cursor',
    'The cursor does not belong to this list; begin again without it.',
    {},
    options,
  )
}
