import type { Governance } from '../../governance/index.ts'
import type { Registry } from '../../registry/index.ts'
import type { FactBase } from './base/fact-base.ts'
import { NOTHING } from './nothing.ts'
import { recount } from './base/recount.ts'
import { dayOf } from './days.ts'
import type { CircleEvidence, FactDefinition, OrganisationEvidence, Scope } from './fact.ts'
import type { Moments } from './moments.ts'
import { circlesOf, circlesWithin, placesIn, scopeThen } from './places.ts'
import { requireFew } from './while-building.ts'
import { rowsOf, type Figures, type Tally } from './tally.ts'

/** Figures with the moment of what they were counted from. */
export interface ReadFigures {
  readonly figures: Figures
  readonly at: Date
}

/** Where and when facts are asked about; now unless a moment is given. */
export interface FactQuestion extends Scope {
  readonly at?: Date
}

/** Facts of any scope at any moment. */
export interface FactReader {
  /**
   * @throws RegistryError `domain-not-found`, `past-unknown`; MaturityError `maturity-circle-not-found`, `facts-being-made`
   */
  read(question: FactQuestion): Promise<ReadFigures>
  /** Several scopes, all at the same moment: now unless given. @throws as `read` */
  readMany(scopes: readonly Scope[], at?: Date): Promise<readonly ReadFigures[]>
  /** The whole registry, the domains at its top that hold services, and the circles. */
  scopes(): Promise<readonly Scope[]>
  /** The organisation of a scope, as facts see it. */
  organisationIn(question: FactQuestion): Promise<OrganisationEvidence>
}

export interface FactReaderPorts {
  readonly registry: Registry
  readonly governance: Pick<Governance, 'circles' | 'decisions'>
  readonly base: FactBase
  readonly moments: Moments
  readonly definitions: readonly FactDefinition[]
  readonly clock: () => Date
}

type SumsOf = (places: readonly string[]) => Tally | Promise<Tally>
interface Sums {
  readonly at: Date
  readonly sumsOf: SumsOf
}

const PATIENCE = 150 // milliseconds in which somebody who asks has the facts catch up
const PAGE = 500

export function createFactReader(ports: FactReaderPorts): FactReader {
  const { registry, governance, base, moments, definitions, clock } = ports

  /** The sums as they are kept, or counted from nothing while they are being made of few services. */
  const sumsNow = async (): Promise<Sums> => {
    await requireFew(registry, base)
    const { standing, asOf } = await base.follow(PATIENCE)
    if (standing === 'building') {
      const at = clock()
      return { at, sumsOf: await recount(definitions, moments.now()) }
    }
    const at = standing === 'behind' && asOf !== undefined ? new Date(asOf) : clock()
    return { at, sumsOf: (places) => base.sumsOf(places) }
  }

  const readAt = async (scopes: readonly Scope[], past?: Date): Promise<readonly ReadFigures[]> => {
    const organisation = await circlesOf(governance, past)
    const places: (readonly string[])[] = []
    for (const scope of scopes) {
      const then = await scopeThen(registry, scope, past)
      places.push(await placesIn(past === undefined ? registry : undefined, organisation, then))
    }
    const { at, sumsOf } =
      past === undefined
        ? await sumsNow()
        : { at: past, sumsOf: await recount(definitions, moments.at(past)) }
    const read: ReadFigures[] = []
    for (const [index, scope] of scopes.entries()) {
      const tally = await sumsOf(places[index] ?? [])
      const evidence = await organisationOf(governance, organisation, { ...scope, at })
      tally.add(rowsOf(definitions, { ...NOTHING, organisation: evidence }))
      read.push({ figures: tally.figures(definitions, { at, scope }), at })
    }
    return read
  }

  return {
    readMany: readAt,
    async read({ at, ...scope }) {
      const [read] = await readAt([scope], at)
      if (read === undefined) throw new RangeError('A scope was read and gave nothing')
      return read
    },
    async scopes() {
      const tops: Scope[] = []
      let cursor: string | undefined
      do {
        const { items, next } = await registry.domains.list({ cursor, limit: PAGE })
        for (const { path, serviceCount } of items) {
          if (serviceCount > 0 && !path.includes('/')) tops.push({ domain: path })
        }
        cursor = next
      } while (cursor !== undefined)
      const circles = (await circlesOf(governance)).map(({ id }) => ({ circle: id }))
      return [{}, ...tops, ...circles]
    },
    async organisationIn({ at, ...scope }) {
      const organisation = await circlesOf(governance, at)
      return organisationOf(governance, organisation, { ...scope, at: at ?? clock() })
    },
  }
}

/** The circles of a scope, and what they decided lately. */
async function organisationOf(
  { decisions }: Pick<Governance, 'decisions'>,
  organisation: readonly CircleEvidence[],
  { at, ...scope }: Scope & { readonly at: Date },
): Promise<OrganisationEvidence> {
  const circles = circlesWithin(organisation, scope)
  const ids = circles.map(({ id }) => id)
  return { day: dayOf(at), circles, decisions: await decisions.lately(ids, at) }
}
