import type { Governance } from '../../governance/index.ts'
import type { Registry } from '../../registry/index.ts'
import { registeredId } from '../portfolio.ts'
import { placesOf } from './base/make-record.ts'
import { NOTHING } from './nothing.ts'
import { contentOf } from './count-facts.ts'
import type { Evidence, FactDefinition, FactItem, Scope } from './fact.ts'
import type { FactReader } from './fact-reader.ts'
import type { Moments } from './moments.ts'
import { duplicateRate } from './ownership/duplicate-rate.ts'
import { circlesOf, placesIn, scopeThen } from './places.ts'

export interface ThenPorts {
  readonly registry: Pick<Registry, 'past'>
  readonly governance: Pick<Governance, 'circles'>
  readonly moments: Moments
  readonly reader: FactReader
}

/** The first items behind a fact as they were at a moment. @throws as `FactItems.listThen` */
export async function listItemsThen(
  { registry, governance, moments, reader }: ThenPorts,
  definition: FactDefinition,
  { at, ...scope }: Scope & { readonly at: Date },
  fits: (item: FactItem) => boolean,
  most: number,
): Promise<readonly FactItem[]> {
  const then = await scopeThen(registry, scope, at)
  const places = new Set(await placesIn(undefined, await circlesOf(governance, at), then))
  const items: FactItem[] = []
  const add = (evidence: Evidence): boolean => {
    for (const item of definition.items({ ...evidence, at })) if (fits(item)) items.push(item)
    return items.length >= most
  }
  const organisation = await reader.organisationIn({ at, ...scope })
  if (add({ ...NOTHING, organisation })) return items
  const firstWithContent =
    definition.id === duplicateRate.id ? await firstOfEach(moments, at) : NOTHING.firstWithContent
  const { services, others } = moments.at(at)
  for await (const piece of services) {
    for (const { entry, composing, operationStates, categories } of piece) {
      const { service, owner, decisions } = entry
      const own = placesOf(service.domain, { role: owner })
      if (!own.some((place) => places.has(place))) continue
      const known = { ...NOTHING, composing, operationStates, categories, firstWithContent }
      if (add({ ...known, services: [entry], decisions })) return items
    }
  }
  for await (const { evidence, places: own } of others) {
    if (own.some((place) => places.has(place)) && add(evidence)) return items
  }
  return items
}

async function firstOfEach(moments: Moments, at: Date): Promise<ReadonlyMap<string, string>> {
  const first = new Map<string, string>()
  for await (const piece of moments.at(at).services) {
    for (const { entry } of piece) {
      const content = contentOf(entry)
      const id = registeredId(entry)
      const earlier = content === undefined ? undefined : first.get(content)
      if (content !== undefined && (earlier === undefined || id < earlier)) first.set(content, id)
    }
  }
  return first
}
